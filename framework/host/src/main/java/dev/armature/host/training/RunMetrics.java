package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.Evaluation;
import dev.armature.api.MetricSink;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run measures, under the names of its columns. A value of {@code train/} is the
 * mean over the episodes that ended in the interval, one of {@code losses/} the mean over its
 * gradient steps. {@code time/} comes from the wall clock.
 */
final class RunMetrics implements MetricSink, Checkpointable {

  private final MetricTable table;
  private final boolean reportsSuccess;
  private long start = System.nanoTime();
  private long rowStart = start;
  private long rowSteps;
  private long episodes;
  private long updates;

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

  /**
   * {@inheritDoc}
   *
   * @throws ArithmeticException if it is not finite: then learning has diverged
   */
  @Override
  public void record(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("%s is %s in update %d".formatted(name, value, updates + 1));
    }
    table.record(name, value);
  }

  void stepped(Rollout rollout) {
    if (rollout.last().done()) {
      episodes++;
      table.record("train/return", rollout.episodeReturn());
      table.record("train/length", rollout.length());
      if (reportsSuccess) {
        table.record("train/success", rollout.last().success() ? 1 : 0);
      }
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

  @Override
  public void save(StateWriter out) {
    table.save(out.scoped("table"));
    out.longs("counts", episodes, updates, rowSteps);
    out.longs("nanoseconds", System.nanoTime() - start);
  }

  @Override
  public void load(StateReader in) {
    table.load(in.scoped("table"));
    long[] counts = in.longs("counts", 3);
    episodes = counts[0];
    updates = counts[1];
    rowSteps = counts[2];
    start = System.nanoTime() - in.longs("nanoseconds", 1)[0];
    rowStart = System.nanoTime();
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
