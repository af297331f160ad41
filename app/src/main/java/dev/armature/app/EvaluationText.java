package dev.armature.app;

import dev.armature.api.Evaluation;
import java.util.Locale;

/** An evaluation in words. */
final class EvaluationText {

  private EvaluationText() {}

  /** One line. */
  static String line(Evaluation evaluation) {
    String line =
        format(
            "return %.2f ± %.2f, length %.1f",
            evaluation.returnMean(), evaluation.returnDeviation(), evaluation.lengthMean());
    return evaluation.successRate().isPresent()
        ? line + ", success " + percent(evaluation.successRate().getAsDouble())
        : line;
  }

  /** Adds a row for each figure to a table of two columns. */
  static Table addTo(Table table, Evaluation evaluation) {
    table.row("episodes", String.valueOf(evaluation.episodes()));
    table.row(
        "return",
        format("%.2f ± %.2f", evaluation.returnMean(), evaluation.returnDeviation())
            + format(
                " (minimum %.2f, maximum %.2f)",
                evaluation.returnMinimum(), evaluation.returnMaximum()));
    table.row("length", format("%.1f", evaluation.lengthMean()));
    evaluation.successRate().ifPresent(rate -> table.row("success", percent(rate)));
    return table;
  }

  /** A share of one as a percentage. */
  static String percent(double share) {
    return format("%.1f %%", 100 * share);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
