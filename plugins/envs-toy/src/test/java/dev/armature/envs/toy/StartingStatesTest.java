package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Environment;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Whether episodes start where Gymnasium's do: uniform over their ranges, over many seeds. */
class StartingStatesTest {

  private static final int SEEDS = 20_000;

  @Test
  void pendulumStartsAnywhereOnTheCircleUpToOneRadianPerSecond() {
    Environment pendulum = new Pendulum(new PendulumConfig(200, 10));
    assertUniform(pendulum, it -> Math.atan2(it[1], it[0]), -Math.PI, Math.PI);
    assertUniform(pendulum, it -> it[2], -1, 1);
  }

  @Test
  void carStartsAtRestInTheValley() {
    Environment car = new MountainCarContinuous(new MountainCarContinuousConfig(999, 0));
    assertUniform(car, it -> it[0], -0.6, -0.4);
    assertUniform(car, it -> it[1], 0, 0);
  }

  @Test
  void pointAndGoalAreAnywhereInTheSquare() {
    Environment point =
        new PointReach(new PointReachConfig(50, PointReachConfig.Reward.DENSE, 0.05));
    for (int i : new int[] {0, 1, 4, 5}) {
      assertUniform(point, it -> it[i], -1, 1);
    }
    assertUniform(point, it -> it[2], 0, 0);
    assertUniform(point, it -> it[3], 0, 0);
  }

  /** Every share of the range holds its share of the starts, within five standard deviations. */
  private static void assertUniform(
      Environment environment, ToDoubleFunction<float[]> quantity, double low, double high) {
    int shares = 10;
    int[] counts = new int[shares];
    float[] observation = new float[environment.spec().observation().size()];
    for (long seed = 0; seed < SEEDS; seed++) {
      environment.reset(seed, observation);
      double value = quantity.applyAsDouble(observation);
      assertThat(value).isBetween(low - 1e-6, high + 1e-6);
      if (low < high) {
        int share = (int) ((value - low) / (high - low) * shares);
        counts[Math.max(0, Math.min(shares - 1, share))]++;
      }
    }
    if (low < high) {
      double expected = (double) SEEDS / shares;
      double deviation = Math.sqrt(expected * (1 - 1.0 / shares));
      for (int count : counts) {
        assertThat((double) count).isCloseTo(expected, within(5 * deviation));
      }
    }
  }
}
