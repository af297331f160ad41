package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Environment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A latency is what the same actions, given later to a robot without latency, are. */
class DelayedCommandsTest extends OnEachEngine {

  DelayedCommandsTest(EngineType engine) {
    super(engine);
  }

  private static final int STEPS = 25;
  private static final int GRIPPER = 6;

  /**
   * The prompt robot acts twice as often, each time half as far: it can begin in the middle of the
   * late one's control step.
   */
  @ParameterizedTest
  @CsvSource({
    "joint-increment, 0",
    "joint-increment, 10",
    "joint-increment, 20",
    "joint-increment, 50",
    "joint-increment, 80",
    "joint-velocity, 10",
    "joint-velocity, 40",
    "joint-torque, 30",
  })
  void lateActionsDoWhatPromptOnesDoLater(String mode, int delay) {
    double latency = delay * 0.002;
    String late = "randomisation.latency = [%1$s, %1$s]\n".formatted(latency);
    String prompt = "substeps = 10, joint-increment = 0.05\n";
    String common = "gripper-increment = 0.025, action-mode = " + mode + "\n";
    try (Environment slow = environment(common + late);
        Environment fast = environment(common + prompt)) {
      float[] seen = RobotArms.newObservation(slow);
      float[] expected = RobotArms.newObservation(fast);
      float[] action = RobotArms.newAction(slow);
      SplittableRandom random = new SplittableRandom(8);
      Deque<float[]> waiting = new ArrayDeque<>();
      for (int i = 0; i < delay; i += 10) {
        waiting.add(new float[action.length]);
      }
      slow.reset(3, seen);
      fast.reset(3, expected);
      for (int step = 0; step < STEPS; step++) {
        RobotArms.fillUniform(action, random);
        slow.step(action, seen);
        float[] second = action.clone();
        second[GRIPPER] = 0;
        waiting.add(action.clone());
        waiting.add(second);
        fast.step(waiting.remove(), expected);
        fast.step(waiting.remove(), expected);
        assertThat(seen).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
      }
      assertThat(Math.abs(seen[0] - RobotArms.HOME.get(0))).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.02, 1", "0.04, 2", "0.044, 2", "0.16, 5"})
  void theRobotBeginsToFollowWhenTheTimeIsUp(double latency, int firstStepThatMoves) {
    String late = "randomisation.latency = [%1$s, %1$s]".formatted(latency);
    try (Environment environment = environment(late)) {
      float[] seen = RobotArms.newObservation(environment);
      environment.reset(3, seen);
      float start = seen[0];
      for (int step = 1; step <= 6; step++) {
        environment.step(new float[] {1, 0, 0, 0, 0, 0, 0}, seen);
        if (step < firstStepThatMoves) {
          assertThat(seen[0]).isCloseTo(start, within(1e-4f));
        } else {
          assertThat(seen[0]).isGreaterThan(start + 0.01f);
        }
      }
    }
  }
}
