package dev.armature.app;

import dev.armature.host.sweeps.SweepFolder;
import dev.armature.host.sweeps.SweepProgress;
import dev.armature.host.sweeps.SweepRunner;
import dev.armature.host.training.LatestMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What has become of a sweep, for programs and for people. */
final class SweepSummary {

  private final SweepFolder folder;
  private final SweepRunner.Outcome outcome;

  SweepSummary(SweepFolder folder, SweepRunner.Outcome outcome) {
    this.folder = folder;
    this.outcome = outcome;
  }

  Map<String, Object> json() {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (SweepProgress run : outcome.runs()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", run.run().name());
      entry.put("run_folder", folder.run(run.run()).path().toString());
      entry.put("status", run.state().toString());
      entry.put("attempts", run.attempts());
      if (!run.message().isEmpty()) {
        entry.put("message", run.message());
      }
      entry.put("settings", new TreeMap<>(run.run().settings()));
      JsonNode evaluation = evaluation(folder, run);
      if (!evaluation.isEmpty()) {
        entry.put("evaluation", evaluation);
      }
      runs.add(entry);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sweep_folder", folder.path().toString());
    json.put("complete", outcome.complete());
    json.put("runs", runs);
    json.put("left_over", outcome.left());
    return json;
  }

  String table() {
    Table table = new Table("RUN", "STATUS", "STEPS", "RETURN", "WHAT HAPPENED");
    for (SweepProgress run : outcome.runs()) {
      table.row(
          run.run().name(),
          run.state().toString(),
          steps(folder, run),
          result(folder, run).strip().replace("return ", ""),
          happened(run));
    }
    long complete = count(SweepProgress.State.COMPLETE);
    StringBuilder text = new StringBuilder(table.toString());
    text.append("\n").append(complete).append(" of ").append(outcome.runs().size());
    text.append(" runs are complete");
    if (!outcome.complete()) {
      text.append("; the same command again runs the others");
    }
    if (!outcome.left().isEmpty()) {
      text.append("\nno longer part of the sweep: ").append(String.join(", ", outcome.left()));
    }
    return text.toString();
  }

  private long count(SweepProgress.State state) {
    return outcome.runs().stream().filter(it -> it.state() == state).count();
  }

  private static String happened(SweepProgress run) {
    if (run.message().isEmpty() || run.state() == SweepProgress.State.FAILED) {
      return run.message();
    }
    return "started again after: " + run.message();
  }

  /** The return of a run's last evaluation, with two blanks before it; empty before its end. */
  static String result(SweepFolder folder, SweepProgress run) {
    JsonNode value = evaluation(folder, run).path("return_mean");
    return value.isNumber() ? String.format(Locale.ROOT, "  return %.2f", value.asDouble()) : "";
  }

  /** Environment steps so far, and of how many. */
  static String steps(SweepFolder folder, SweepProgress run) {
    return run.run()
        .experiment()
        .map(it -> (long) latest(folder, run, LatestMetrics.STEP) + "/" + it.training().steps())
        .orElse("");
  }

  /** The latest value of a column of metrics; 0 where there is none yet. */
  static double latest(SweepFolder folder, SweepProgress run, String column) {
    try {
      return LatestMetrics.of(folder.run(run.run())).getOrDefault(column, 0.0);
    } catch (IOException e) {
      // Deleted, or being begun anew.
      return 0;
    }
  }

  private static JsonNode evaluation(SweepFolder folder, SweepProgress run) {
    try {
      return JsonMapper.shared().readTree(Files.readString(folder.run(run.run()).evaluation()));
    } catch (IOException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
