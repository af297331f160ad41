package dev.armature.host.index;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.armature.host.provenance.RunManifest;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.training.LatestMetrics;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads off a run folder what the index keeps of it. */
final class RunEntryReader {

  private final Path runs;

  /**
   * @param runs the folder of all runs
   */
  RunEntryReader(Path runs) {
    this.runs = runs;
  }

  /** How the index calls a run folder. */
  String path(RunFolder folder) {
    Path path =
        runs.toAbsolutePath().normalize().relativize(folder.path().toAbsolutePath().normalize());
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /**
   * Reads a run; what its folder does not tell, or tells in a way that cannot be read, is left out.
   */
  RunEntry read(RunFolder folder) throws IOException {
    return read(folder, RunStatus.of(folder));
  }

  RunEntry read(RunFolder folder, RunStatus status) throws IOException {
    Config configuration = configuration(folder.configuration());
    Map<String, Double> metrics = LatestMetrics.of(folder);
    double steps = Optional.ofNullable(metrics.remove(LatestMetrics.STEP)).orElse(0.0);
    json(folder.evaluation())
        .properties()
        .forEach(
            it -> {
              if (it.getValue().isNumber()) {
                metrics.put(it.getKey(), it.getValue().asDouble());
              }
            });
    return new RunEntry(
        path(folder),
        text(configuration, "name"),
        seed(configuration),
        text(configuration, "agent.type"),
        text(configuration, "environment.type"),
        status,
        started(folder),
        (long) steps,
        RunTags.of(folder),
        metrics);
  }

  private static Config configuration(Path file) {
    try {
      return ConfigFactory.parseFile(file.toFile());
    } catch (ConfigException e) {
      return ConfigFactory.empty();
    }
  }

  private static String text(Config configuration, String key) {
    try {
      return configuration.getString(key);
    } catch (ConfigException e) {
      return "";
    }
  }

  private static long seed(Config configuration) {
    try {
      return configuration.getLong("seed");
    } catch (ConfigException e) {
      return 0;
    }
  }

  private static Optional<Instant> started(RunFolder folder) throws IOException {
    return RunProvenance.read(folder.manifest()).flatMap(RunManifest::started);
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return Files.exists(file)
          ? JsonMapper.shared().readTree(Files.readString(file))
          : JsonMapper.shared().createObjectNode();
    } catch (JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
