package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.GoalSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The goals that the tasks show. */
class GoalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reach | end_effector_x end_effector_y end_effector_z | goal_x goal_y goal_z",
        "home | shoulder_pan shoulder_lift elbow wrist_1 wrist_2 wrist_3"
            + " | goal_shoulder_pan goal_shoulder_lift goal_elbow"
            + " goal_wrist_1 goal_wrist_2 goal_wrist_3",
        "push | object_1_x object_1_y object_1_z | goal_x goal_y goal_z",
        "pick-and-place | object_1_x object_1_y object_1_z | goal_x goal_y goal_z",
        "lift | object_1_z | goal_z",
        "stack | object_1_x object_1_y object_1_z object_2_x object_2_y object_2_z"
            + " | goal_1_x goal_1_y goal_1_z goal_2_x goal_2_y goal_2_z",
      })
  void everyTaskShowsWhatItHasAchievedAndWhatItIsTo(String task, String achieved, String desired) {
    try (Environment environment = RobotArms.environment("objects.clutter = 1, task = " + task)) {
      GoalSpec goals = environment.spec().goals().orElseThrow();
      assertThat(names(environment, goals.achieved())).isEqualTo(achieved);
      assertThat(names(environment, goals.desired())).isEqualTo(desired);
    }
  }

  private static String names(Environment environment, List<Integer> components) {
    List<Dimension> dimensions = environment.spec().observation().dimensions();
    return String.join(" ", components.stream().map(it -> dimensions.get(it).name()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reach", "home", "push", "pick-and-place", "lift", "stack"})
  void jointsAloneShowNoGoal(String task) {
    try (Environment environment =
        RobotArms.environment("observation-mode = joints, task = " + task)) {
      assertThat(environment.spec().goals()).isEmpty();
    }
  }

  @Test
  void denseRewardIsMinusTheDistanceThatTheTaskMeasures() {
    assertThat(reward("reach", new float[] {0, 0, 0}, new float[] {0.2f, 0.1f, -0.2f}))
        .isCloseTo(-0.3f, within(1e-6f));
    assertThat(
            reward(
                "home", new float[] {0, 0, 1, 0, 0, 0}, new float[] {0.1f, 0, 0.5f, 0, 0, -0.2f}))
        .isCloseTo(-0.5f, within(1e-6f));
    assertThat(reward("lift", new float[] {0.1f}, new float[] {0.4f}))
        .isCloseTo(-0.3f, within(1e-6f));
    assertThat(reward("lift", new float[] {0.4f}, new float[] {0.1f})).isZero();
    assertThat(
            reward("stack", new float[] {0, 0, 0, 1, 1, 1}, new float[] {0, 0.1f, 0, 1, 1, 1.2f}))
        .isCloseTo(-0.2f, within(1e-6f));
  }

  private static float reward(String task, float[] achieved, float[] desired) {
    float[] rewards = new float[1];
    try (Environment environment = RobotArms.environment("task = " + task)) {
      GoalSpec goals = environment.spec().goals().orElseThrow();
      goals.reward().compute(achieved, desired, 1, rewards, new float[1], new float[1]);
    }
    return rewards[0];
  }

  @Test
  void liftEndsWhereTheCubeIsHighEnough() {
    try (Environment environment =
        RobotArms.environment("task = lift, reward = sparse, terminate-on-success = true")) {
      float[] rewards = new float[3];
      float[] terminated = new float[3];
      float[] success = new float[3];
      environment
          .spec()
          .goals()
          .orElseThrow()
          .reward()
          .compute(
              new float[] {0.02f, 0.04f, 0.3f},
              new float[] {0.04f, 0.04f, 0.04f},
              3,
              rewards,
              terminated,
              success);

      assertThat(rewards).containsExactly(-1, 0, 0);
      assertThat(terminated).containsExactly(0, 1, 1);
      assertThat(success).containsExactly(0, 1, 1);
    }
  }
}
