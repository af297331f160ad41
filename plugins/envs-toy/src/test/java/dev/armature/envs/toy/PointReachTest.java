package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.GoalSpec;
import dev.armature.api.Step;
import dev.armature.envs.toy.PointReachConfig.Reward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointReachTest {

  private static final double TOLERANCE = 0.05;

  @Test
  void constantForceFollowsNewton() {
    PointReach point = new PointReach(new PointReachConfig(50, Reward.DENSE, TOLERANCE));
    float[] observation = new float[6];
    point.start(-0.5, 0.25, 0, 0, observation);
    for (int step = 1; step <= 15; step++) {
      point.step(new float[] {0.5f, 0}, observation);
      double time = 0.1 * step;
      assertThat((double) observation[0]).isCloseTo(-0.5 + 0.25 * time * time, within(1e-6));
      assertThat((double) observation[2]).isCloseTo(0.5 * time, within(1e-6));
      assertThat(observation[1]).isEqualTo(0.25f);
    }
  }

  @Test
  void wallTakesTheVelocityAcrossAndLeavesTheOneAlong() {
    PointReach point = new PointReach(new PointReachConfig(50, Reward.DENSE, TOLERANCE));
    float[] observation = new float[6];
    point.start(0.9, 0, 0, 0, observation);
    for (int step = 0; step < 10; step++) {
      point.step(new float[] {1, 0.5f}, observation);
    }
    assertThat(observation[0]).isEqualTo(1);
    assertThat(observation[2]).isZero();
    assertThat((double) observation[3]).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void denseRewardIsMinusTheDistanceSeen() {
    PointReach point = new PointReach(new PointReachConfig(50, Reward.DENSE, TOLERANCE));
    float[] seen = new float[6];
    point.reset(2, seen);
    for (int i = 0; i < 50; i++) {
      Step step = point.step(new float[] {0.3f, -0.7f}, seen);
      assertThat((double) step.reward())
          .isCloseTo(-Math.hypot(seen[0] - seen[4], seen[1] - seen[5]), within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource
  void dampedSpringReachesEveryGoalAndSuccessSaysSo(Reward reward) {
    PointReach point = new PointReach(new PointReachConfig(100, reward, TOLERANCE));
    for (long seed = 0; seed < 50; seed++) {
      float[] seen = new float[6];
      point.reset(seed, seen);
      Step step;
      do {
        step =
            point.step(
                new float[] {
                  2 * (seen[4] - seen[0]) - 2.5f * seen[2], 2 * (seen[5] - seen[1]) - 2.5f * seen[3]
                },
                seen);
        boolean there = Math.hypot(seen[0] - seen[4], seen[1] - seen[5]) <= TOLERANCE;
        assertThat(step.success()).isEqualTo(there);
        assertThat(step.terminated()).isFalse();
        if (reward == Reward.SPARSE) {
          assertThat(step.reward()).isEqualTo(there ? 0 : -1);
        }
      } while (!step.done());
      assertThat(step.success()).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void anyGoalCanBeJudgedInHindsight() {
    PointReach point = new PointReach(new PointReachConfig(50, Reward.SPARSE, TOLERANCE));
    GoalSpec goals = point.spec().goals().orElseThrow();
    assertThat(goals.achieved().stream().map(it -> name(point, it))).containsExactly("x", "y");
    assertThat(goals.desired().stream().map(it -> name(point, it)))
        .containsExactly("goal_x", "goal_y");
    float[] rewards = new float[3];
    float[] terminated = new float[3];
    float[] success = new float[3];

    goals
        .reward()
        .compute(
            new float[] {0.5f, 0.5f, 0.5f, 0.5f, -1, 0},
            new float[] {0.5f, 0.5f, 0.5f, 0.54f, 1, 0},
            3,
            rewards,
            terminated,
            success);

    assertThat(rewards).containsExactly(0, 0, -1);
    assertThat(terminated).containsOnly(0);
    assertThat(success).containsExactly(1, 1, 0);
  }

  private static String name(PointReach point, int component) {
    return point.spec().observation().dimensions().get(component).name();
  }
}
