package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Evaluation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private final StringWriter written = new StringWriter();
  private final ProgressLines lines = new ProgressLines(new PrintWriter(written));

  @Test
  void timeLeftFollowsFromTheMeanPace() {
    lines.started(Path.of("run"), 4000, List.of());
    lines.metrics(
        1000,
        Map.of(
            "train/return", -12.5,
            "train/success", 0.25,
            "time/steps_per_second", 20.0,
            "time/seconds", 50.0));

    assertThat(written)
        .hasToString(
            "step 1000/4000  return -12.50  success 25.0 %  20 steps/s  ETA 0:02:30"
                + System.lineSeparator());
  }

  @Test
  void whatWasNotMeasuredIsLeftOut() {
    lines.started(Path.of("run"), 100, List.of());
    lines.metrics(10, Map.of());
    lines.evaluated(10, new Evaluation(3, 1, 0.5, 0, 2, 7, OptionalDouble.empty()));

    assertThat(written.toString().lines())
        .containsExactly(
            "step 10/100", "step 10/100  evaluation of 3 episodes: return 1.00 ± 0.50, length 7.0");
  }
}
