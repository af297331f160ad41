package dev.armature.host.training;

import com.typesafe.config.ConfigFactory;
import dev.armature.api.RunListener;
import dev.armature.api.RunListenerProvider;
import dev.armature.api.Setting;
import dev.armature.host.plugins.InstalledPlugin;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A listener that keeps a diary in the run folder, until it fails. */
final class TinyListeners {

  private TinyListeners() {}

  /** The {@link TinyPlugins} and the diary. */
  static Offers offers() {
    Offer diary =
        new Offer(
            Service.LISTENER,
            new Diaries(),
            ConfigFactory.parseString("file = diary.txt, fails-at = 0"),
            new InstalledPlugin("diary", "1.0.0", "", Path.of("src/test/java")));
    return new Offers(
        Stream.concat(TinyPlugins.offers().all().stream(), Stream.of(diary)).toList(), List.of());
  }

  /** Where the diary is kept, and at which step it fails. */
  public record DiaryConfig(
      @Setting("Its file in the run folder") String file,
      @Setting("The step of metrics at which it fails; 0 for never") long failsAt) {}

  private static final class Diaries implements RunListenerProvider<DiaryConfig> {
    @Override
    public String type() {
      return "diary";
    }

    @Override
    public String summary() {
      return "A diary";
    }

    @Override
    public Class<DiaryConfig> configType() {
      return DiaryConfig.class;
    }

    @Override
    public RunListener create(DiaryConfig config) {
      return new Diary(config);
    }
  }

  private static final class Diary implements RunListener {
    private final DiaryConfig config;
    private Path file = Path.of("");

    Diary(DiaryConfig config) {
      this.config = config;
    }

    private void note(String line) {
      try {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void started(Path folder, long totalSteps, List<String> metricNames) {
      file = folder.resolve(config.file());
      note("started");
    }

    @Override
    public void metrics(long step, Map<String, Double> values) {
      if (step == config.failsAt()) {
        throw new IllegalStateException("out of ink");
      }
      note("metrics " + step);
    }

    @Override
    public void finished(long step) {
      note("finished " + step);
    }

    @Override
    public void close() {
      note("closed");
    }
  }
}
