package dev.armature.comparison;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.provenance.Session;
import dev.armature.host.provenance.SessionRecord;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A finished run.
 *
 * @param folder where it lies
 * @param configuration the complete configuration
 * @param provenance its manifest and its sessions, in plain maps and lists
 * @param curve the compared metric over its training
 */
public record ComparedRun(
    RunFolder folder, Config configuration, Map<String, Object> provenance, Curve curve) {

  /** Whether a run went to its end. */
  static boolean isFinished(RunFolder folder) {
    return Files.exists(folder.finalState().resolve("evaluation.json"));
  }

  /**
   * Reads a run.
   *
   * @param metric a column of metrics.csv
   * @throws ComparisonException if it has no such metric or cannot be read
   */
  static ComparedRun read(RunFolder folder, String metric) throws IOException {
    CsvFile metrics = new CsvFile(folder.metrics(), List.of("step"));
    if (!metrics.has(metric)) {
      throw new ComparisonException(
          "%s:1: --metric %s: there is no such column; %s"
              .formatted(folder.metrics(), metric, metrics.hint(metric)));
    }
    List<CsvFile.Row> rows = metrics.rows().stream().filter(it -> !it.isEmpty(metric)).toList();
    if (rows.isEmpty()) {
      throw new ComparisonException(
          "%s: --metric %s: the run has never measured it".formatted(folder.metrics(), metric));
    }
    Curve curve = Curve.of(rows, "step", metric);
    return new ComparedRun(
        folder, configuration(folder.configuration()), provenance(folder), curve);
  }

  private static Map<String, Object> provenance(RunFolder folder) throws IOException {
    Map<String, Object> provenance = new TreeMap<>();
    RunProvenance.read(folder.manifest()).ifPresent(it -> provenance.putAll(it.plain()));
    provenance.put(
        "sessions", Session.read(folder.sessions()).stream().map(SessionRecord::entries).toList());
    return provenance;
  }

  private static Config configuration(Path file) {
    try {
      return ConfigFactory.parseFile(file.toFile()).resolve();
    } catch (ConfigException e) {
      throw new ComparisonException(String.valueOf(e.getMessage()));
    }
  }

  /** The seed of the run. */
  String seed() {
    return value("seed").orElse("0");
  }

  /** The value of a key as text, if it is there. */
  public Optional<String> value(String key) {
    return configuration.hasPath(key)
        ? Optional.of(configuration.getValue(key).unwrapped().toString())
        : Optional.empty();
  }
}
