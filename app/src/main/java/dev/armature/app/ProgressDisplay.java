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

  private static final String ERASE_LINE = "\u001b[2K\r";

  private final String name;
  private final PrintStream terminal;
  private Optional<ProgressBar> bar = Optional.empty();

  /** Steps per second; not the bar's own figure, which would count the steps before a resume. */
  private volatile double pace;

  private long totalSteps;

  /**
   * @param name what the bar is labelled with
   */
  ProgressDisplay(String name, PrintStream terminal) {
    this.name = name;
    this.terminal = terminal;
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    this.totalSteps = totalSteps;
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
    String message = String.format(Locale.ROOT, "%.0f steps/s", pace) + Outcomes.training(values);
    bar.ifPresent(it -> it.stepTo(step).setExtraMessage(message));
  }

  @Override
  public void evaluated(long step, Evaluation evaluation) {
    // A line of its own, in the place of the bar, which moves down.
    terminal.print(ERASE_LINE + Outcomes.progress(step, totalSteps, evaluation) + "\n");
    bar.ifPresent(ProgressBar::refresh);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
