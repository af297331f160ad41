package dev.armature.app;

import dev.armature.api.Evaluation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Returns and successes in words. */
final class Outcomes {

  private Outcomes() {}

  /** A line among those of the progress. */
  static String progress(long step, long totalSteps, Evaluation evaluation) {
    String line =
        format(
            "step %d/%d  evaluation of %d episodes: return %.2f ± %.2f, length %.1f",
            step,
            totalSteps,
            evaluation.episodes(),
            evaluation.returnMean(),
            evaluation.returnDeviation(),
            evaluation.lengthMean());
    return evaluation.successRate().isPresent()
        ? line + ", success " + percent(evaluation.successRate().getAsDouble())
        : line;
  }

  /** How the episodes of training went, from a row of metrics; empty if none ended. */
  static String training(Map<String, Double> metrics) {
    StringBuilder text = new StringBuilder();
    Optional.ofNullable(metrics.get("train/return"))
        .ifPresent(it -> text.append(format("  return %.2f", it)));
    Optional.ofNullable(metrics.get("train/success"))
        .ifPresent(it -> text.append("  success ").append(percent(it)));
    return text.toString();
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
  private static String percent(double share) {
    return format("%.1f %%", 100 * share);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
