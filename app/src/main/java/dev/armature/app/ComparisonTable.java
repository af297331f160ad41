package dev.armature.app;

import dev.armature.comparison.Comparison;
import dev.armature.comparison.statistics.Aggregate;
import dev.armature.comparison.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison as text. */
final class ComparisonTable {

  private static final double LARGE = 100;

  private ComparisonTable() {}

  static String of(Comparison comparison) {
    List<String> parts = new ArrayList<>();
    for (String task : comparison.scores().tasks()) {
      parts.add(aggregates(task, comparison.byTask().getOrDefault(task, Map.of())));
    }
    parts.add(aggregates("all tasks", comparison.overall()));
    if (!comparison.improvements().isEmpty()) {
      Table table = new Table("probability of improvement", "over", "");
      comparison
          .improvements()
          .forEach(it -> table.row(it.first(), it.second(), text(it.probability())));
      parts.add(table.toString());
    }
    if (!comparison.significances().isEmpty()) {
      Table table = new Table("task", "first", "second", "Welch p", "Mann-Whitney p");
      comparison
          .significances()
          .forEach(
              it ->
                  table.row(
                      it.task(),
                      it.first(),
                      it.second(),
                      number(it.significance().welchP()),
                      number(it.significance().mannWhitneyP())));
      parts.add(table.toString());
    }
    return String.join("\n\n", parts);
  }

  private static String aggregates(String title, Map<String, Map<Aggregate, Interval>> all) {
    List<Aggregate> shown = List.copyOf(all.values().iterator().next().keySet());
    List<String> headings = new ArrayList<>(List.of(title));
    shown.forEach(it -> headings.add(it.key().replace('_', ' ')));
    Table table = new Table(headings.toArray(String[]::new));
    all.forEach(
        (algorithm, values) -> {
          List<String> cells = new ArrayList<>(List.of(algorithm));
          values.values().forEach(it -> cells.add(text(it)));
          table.row(cells.toArray(String[]::new));
        });
    return table.toString();
  }

  private static String text(Interval value) {
    return number(value.estimate())
        + " ["
        + number(value.low())
        + ", "
        + number(value.high())
        + "]";
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return String.format(Locale.ROOT, Math.abs(value) >= LARGE ? "%.1f" : "%.4f", value);
  }
}
