package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferFactory;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.api.Setting;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingDescriptionTest {

  record Config(
      @Setting("Shuffles") boolean shuffle,
      @Setting("What is shuffled") ReplayBufferFactory buffer,
      @Setting("What is shuffled in") Optional<ReplayBufferFactory> other,
      @Setting("What must be there") ReplayBufferFactory needed) {}

  private static final class Shuffled implements ReplayBufferProvider<Config> {
    @Override
    public String type() {
      return "shuffled";
    }

    @Override
    public String summary() {
      return "Another order";
    }

    @Override
    public Class<Config> configType() {
      return Config.class;
    }

    @Override
    public ReplayBuffer create(Config config, ReplayBufferContext context) {
      return config.buffer().create(context);
    }
  }

  @Test
  void aSectionThatChoosesATypeIsShownWithTheTypesThereAre() {
    Offer offer =
        new Offer(
            Service.REPLAY_BUFFER,
            new Shuffled(),
            ConfigFactory.parseString("shuffle = true, buffer.type = shuffled"),
            new InstalledPlugin("test", "1", "", Path.of("")));

    List<SettingDescription> found =
        SettingDescription.of(offer, new Offers(List.of(offer), List.of()));

    assertThat(found)
        .map(it -> "%s %s %s".formatted(it.key(), it.shownType(), it.shownDefault()).strip())
        .containsExactly(
            "shuffle boolean true",
            "buffer section",
            "buffer.type shuffled shuffled",
            "other section",
            "other.type shuffled",
            "needed section",
            "needed.type shuffled (required)");
    assertThat(found.get(1).meaning()).isEqualTo("What is shuffled");
  }
}
