package dev.armature.comparison.report;

import dev.armature.comparison.Band;
import dev.armature.comparison.Comparison;
import dev.armature.comparison.Score;
import dev.armature.comparison.statistics.Aggregate;
import dev.armature.comparison.statistics.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes the numbers of a report as CSV, a file for each kind. */
final class Tables {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  private Tables() {}

  static void write(Report report, Path folder) throws IOException {
    Comparison comparison = report.comparison();
    try (CSVPrinter csv = open(folder, "scores.csv", "task", "algorithm", "seed", "score")) {
      for (Score score : comparison.scores().scores()) {
        csv.printRecord(score.task(), score.algorithm(), score.seed(), score.value());
      }
    }
    try (CSVPrinter csv =
        open(folder, "aggregates.csv", "algorithm", "aggregate", "estimate", "low", "high")) {
      for (var algorithm : comparison.overall().entrySet()) {
        for (var it : algorithm.getValue().entrySet()) {
          Interval value = it.getValue();
          csv.printRecord(
              algorithm.getKey(), it.getKey().key(), value.estimate(), value.low(), value.high());
        }
      }
    }
    try (CSVPrinter csv =
        open(folder, "tasks.csv", "task", "algorithm", "aggregate", "estimate", "low", "high")) {
      for (var task : comparison.byTask().entrySet()) {
        for (Map.Entry<String, Map<Aggregate, Interval>> it : task.getValue().entrySet()) {
          for (var aggregate : it.getValue().entrySet()) {
            Interval value = aggregate.getValue();
            csv.printRecord(
                task.getKey(),
                it.getKey(),
                aggregate.getKey().key(),
                value.estimate(),
                value.low(),
                value.high());
          }
        }
      }
    }
    try (CSVPrinter csv =
        open(folder, "improvement.csv", "first", "second", "probability", "low", "high")) {
      for (Comparison.Improved it : comparison.improvements()) {
        Interval value = it.probability();
        csv.printRecord(it.first(), it.second(), value.estimate(), value.low(), value.high());
      }
    }
    bands(folder, "profiles.csv", "threshold", Map.of("", comparison.profiles()));
    if (!report.curves().isEmpty()) {
      bands(folder, "curves.csv", "step", report.curves());
    }
    if (!report.efficiency().isEmpty()) {
      bands(folder, "efficiency.csv", "step", Map.of("", report.efficiency()));
    }
    tests(comparison, folder);
  }

  private static void tests(Comparison comparison, Path folder) throws IOException {
    if (comparison.significances().isEmpty()) {
      return;
    }
    try (CSVPrinter csv =
        open(
            folder,
            "tests.csv",
            "task",
            "first",
            "second",
            "welch_t",
            "welch_p",
            "mann_whitney_u",
            "mann_whitney_p")) {
      for (Comparison.Tested it : comparison.significances()) {
        csv.printRecord(
            it.task(),
            it.first(),
            it.second(),
            it.significance().welchT(),
            it.significance().welchP(),
            it.significance().mannWhitneyU(),
            it.significance().mannWhitneyP());
      }
    }
  }

  private static void bands(Path folder, String name, String x, Map<String, List<Band>> groups)
      throws IOException {
    boolean tasks = !groups.containsKey("");
    String[] columns =
        tasks
            ? new String[] {"task", "algorithm", x, "value", "low", "high"}
            : new String[] {"algorithm", x, "value", "low", "high"};
    try (CSVPrinter csv = open(folder, name, columns)) {
      for (Map.Entry<String, List<Band>> group : groups.entrySet()) {
        for (Band band : group.getValue()) {
          for (Band.Point point : band.points()) {
            if (tasks) {
              csv.print(group.getKey());
            }
            Interval y = point.y();
            csv.printRecord(band.algorithm(), point.x(), y.estimate(), y.low(), y.high());
          }
        }
      }
    }
  }

  private static CSVPrinter open(Path folder, String name, String... columns) throws IOException {
    CSVPrinter csv = new CSVPrinter(Files.newBufferedWriter(folder.resolve(name)), FORMAT);
    csv.printRecord((Object[]) columns);
    return csv;
  }
}
