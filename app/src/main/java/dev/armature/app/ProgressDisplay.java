package dev.armature.app;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** Shows a run as a bar at the bottom of the terminal, with pace, time left, return and success. */
final class ProgressDisplay implements RunListener {

  private final String name;
  private final PrintStream terminal;
  private Optional<ProgressBar> bar = Optional.empty();

  /** Steps per second; not the bar's own figure, which would count the steps before a resume. */
  private volatile double pace;

  private String trained = "";
  private String evaluated = "";

  /**
   * @param name what the bar is labelled with
   */
  ProgressDisplay(String name, PrintStream terminal) {
    this.name = name;
    this.terminal = terminal;
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(totalSteps)
                .setEtaFunction(this::left)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .build());
  }

  private Optional<Duration> left(ProgressState state) {
    return pace > 0
        ? Optional.of(Duration.ofSeconds((long) ((state.getMax() - state.getCurrent()) / pace)))
        : Optional.empty();
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    pace = values.getOrDefault("time/steps_per_second", pace);
    Optional.ofNullable(values.get("train/return"))
        .ifPresent(it -> trained = outcome(it, Optional.ofNullable(values.get("train/success"))));
    show(step);
  }

  @Override
  public void evaluated(long step, Evaluation evaluation) {
    Optional<Double> success = evaluation.successRate().stream().boxed().findFirst();
    evaluated = " | evaluation: " + outcome(evaluation.returnMean(), success);
    show(step);
  }

  private static String outcome(double meanReturn, Optional<Double> success) {
    return String.format(Locale.ROOT, "return %.2f", meanReturn)
        + success.map(rate -> ", success " + EvaluationText.percent(rate)).orElse("");
  }

  private void show(long step) {
    String message = String.format(Locale.ROOT, "%.0f steps/s | ", pace) + trained + evaluated;
    bar.ifPresent(it -> it.stepTo(step).setExtraMessage(message));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
