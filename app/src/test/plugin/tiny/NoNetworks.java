package example.tiny;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import org.pf4j.Extension;

/** For an agent that needs no network. */
final class NoNetworks implements NetworkFactory {

  @Override
  public String description() {
    return "none";
  }

  @Override
  public Network create(NetworkSpec spec, RandomStream initialisation) {
    throw new UnsupportedOperationException("there are no networks here");
  }

  @Override
  public void close() {}

  record NoConfig() {}

  @Extension
  public static final class Provider implements NetworkProvider<NoConfig> {
    @Override
    public String type() {
      return "none";
    }

    @Override
    public String summary() {
      return "For agents without networks";
    }

    @Override
    public Class<NoConfig> configType() {
      return NoConfig.class;
    }

    @Override
    public NetworkFactory create(NoConfig config) {
      return new NoNetworks();
    }
  }
}
