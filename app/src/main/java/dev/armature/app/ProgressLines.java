package dev.armature.app;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows a run as plain lines, one for each row of metrics and each evaluation. */
final class ProgressLines implements RunListener {

  private final PrintWriter out;
  private long totalSteps;

  ProgressLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    this.totalSteps = totalSteps;
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    StringBuilder line = new StringBuilder(format("step %d/%d", step, totalSteps));
    line.append(Outcomes.training(values));
    Optional.ofNullable(values.get("time/steps_per_second"))
        .ifPresent(it -> line.append(format("  %.0f steps/s  ETA %s", it, left(step, it))));
    print(line.toString());
  }

  @Override
  public void evaluated(long step, Evaluation evaluation) {
    print(Outcomes.progress(step, totalSteps, evaluation));
  }

  private String left(long step, double stepsPerSecond) {
    Duration left = Duration.ofSeconds(Math.round((totalSteps - step) / stepsPerSecond));
    return format("%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
