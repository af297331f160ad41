package dev.armature.host.training;

import dev.armature.api.Evaluation;
import dev.armature.api.MetricSink;
import dev.armature.api.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run measures, under the names of its columns. A value of {@code train/} is the
 * mean over the episodes that ended in the interval, one of {@code losses/} the mean over its
 * gradient steps. {@code time/} comes from the wall clock.
 */
final class RunMetrics implements MetricSink {

  private final MetricTable table;
  private final boolean reportsSuccess;
  private final long start = System.nanoTime();
  private long rowStart = start;
  private long rowSteps;
  private long episodes;
  private long updates;
  private double episodeReturn;
  private long episodeLength;

  RunMetrics(List<String> agentMetrics, boolean reportsSuccess) {
    this.reportsSuccess = reportsSuccess;
    List<String> names = new ArrayList<>();
    names.addAll(List.of("episodes", "updates", "train/return", "train/length"));
    if (reportsSuccess) {
      names.add("train/success");
    }
    names.addAll(agentMetrics);
    names.addAll(List.of("evaluation/return", "evaluation/return_deviation", "evaluation/length"));
    if (reportsSuccess) {
      names.add("evaluation/success");
    }
    names.addAll(List.of("time/seconds", "time/steps_per_second"));
    table = new MetricTable(names);
  }

  List<String> names() {
    return table.names();
  }

  @Override
  public void record(String name, double value) {
    table.record(name, value);
  }

  void stepped(Step step) {
    episodeReturn += step.reward();
    episodeLength++;
    if (step.done()) {
      episodes++;
      table.record("train/return", episodeReturn);
      table.record("train/length", (double) episodeLength);
      if (reportsSuccess) {
        table.record("train/success", step.success() ? 1 : 0);
      }
      episodeReturn = 0;
      episodeLength = 0;
    }
  }

  void updated() {
    updates++;
  }

  void evaluated(Evaluation evaluation) {
    table.record("evaluation/return", evaluation.returnMean());
    table.record("evaluation/return_deviation", evaluation.returnDeviation());
    table.record("evaluation/length", evaluation.lengthMean());
    evaluation.successRate().ifPresent(rate -> table.record("evaluation/success", rate));
  }

  Map<String, Double> takeRow(long steps) {
    long now = System.nanoTime();
    table.record("episodes", (double) episodes);
    table.record("updates", (double) updates);
    table.record("time/seconds", (now - start) / 1e9);
    table.record("time/steps_per_second", (steps - rowSteps) * 1e9 / (now - rowStart));
    rowStart = now;
    rowSteps = steps;
    return table.takeRow();
  }
}
