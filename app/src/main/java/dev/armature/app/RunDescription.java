package dev.armature.app;

import dev.armature.host.index.RunEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run of the index, for programs and for people. */
final class RunDescription {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private RunDescription() {}

  /**
   * The keys that {@code --format json} prints.
   *
   * @param folder the path of the run folder
   */
  static Map<String, Object> json(RunEntry run, String folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_folder", folder);
    json.put("name", run.name());
    json.put("status", run.status().toString());
    json.put("agent", run.agent());
    json.put("environment", run.environment());
    json.put("seed", run.seed());
    json.put("steps", run.steps());
    run.started().ifPresent(it -> json.put("started", it.toString()));
    json.put("tags", run.tags());
    json.put("metrics", new TreeMap<>(run.metrics()));
    return json;
  }

  /** A point in time by the clock on the wall. */
  static String time(Optional<Instant> time) {
    return time.map(it -> MINUTES.format(it.atZone(ZoneId.systemDefault()))).orElse("");
  }

  /** A metric with two decimals; empty where it was not measured. */
  static String metric(RunEntry run, String name) {
    return Optional.ofNullable(run.metrics().get(name))
        .map(it -> String.format(Locale.ROOT, "%.2f", it))
        .orElse("");
  }
}
