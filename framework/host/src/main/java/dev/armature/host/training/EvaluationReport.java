package dev.armature.host.training;

import dev.armature.api.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;

/** An evaluation under the stable keys that files and {@code --format json} use. */
public final class EvaluationReport {

  private EvaluationReport() {}

  /** The keys in order: episodes, return_mean, … , success_rate (left out where not reported). */
  public static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("episodes", evaluation.episodes());
    report.put("return_mean", evaluation.returnMean());
    report.put("return_deviation", evaluation.returnDeviation());
    report.put("return_minimum", evaluation.returnMinimum());
    report.put("return_maximum", evaluation.returnMaximum());
    report.put("length_mean", evaluation.lengthMean());
    if (evaluation.successRate().isPresent()) {
      report.put("success_rate", evaluation.successRate().getAsDouble());
    }
    return report;
  }
}
