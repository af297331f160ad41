package dev.armature.app;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a run as a bar at the bottom of the terminal, with pace, time left, return and success. */
final class ProgressDisplay implements RunListener {

  private final String name;
  private final PrintStream terminal;
  private Optional<ProgressBar> bar = Optional.empty();
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
                .setUnit(" steps", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .build());
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    if (values.containsKey("train/return")) {
      trained =
          outcome(values.get("train/return"), Optional.ofNullable(values.get("train/success")));
    }
    show(step);
  }

  @Override
  public void evaluated(long step, Evaluation evaluation) {
    Optional<Double> success = evaluation.successRate().stream().boxed().findFirst();
    evaluated = ", evaluation " + outcome(evaluation.returnMean(), success);
    show(step);
  }

  private static String outcome(double meanReturn, Optional<Double> success) {
    return String.format(Locale.ROOT, "return %.2f", meanReturn)
        + success.map(rate -> " success " + EvaluationText.percent(rate)).orElse("");
  }

  private void show(long step) {
    bar.ifPresent(it -> it.stepTo(step).setExtraMessage(trained + evaluated));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
