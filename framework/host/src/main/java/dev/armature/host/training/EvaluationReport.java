package dev.armature.host.training;

import dev.armature.api.Evaluation;
import dev.armature.api.StateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  /** The same as JSON. */
  static String json(Evaluation evaluation) {
    return JsonMapper.shared().writeValueAsString(of(evaluation));
  }

  /**
   * Reads a report that was written as JSON.
   *
   * @throws StateException if it is none
   */
  static Evaluation read(String json) {
    try {
      JsonNode report = JsonMapper.shared().readTree(json);
      JsonNode success = report.path("success_rate");
      return new Evaluation(
          report.path("episodes").asInt(),
          report.path("return_mean").asDouble(),
          report.path("return_deviation").asDouble(),
          report.path("return_minimum").asDouble(),
          report.path("return_maximum").asDouble(),
          report.path("length_mean").asDouble(),
          success.isNumber() ? OptionalDouble.of(success.asDouble()) : OptionalDouble.empty());
    } catch (JacksonException e) {
      throw new StateException("the evaluation of the run cannot be read");
    }
  }
}
