package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import dev.armature.tck.EnvironmentContract;
import org.junit.jupiter.api.Test;

class MountainCarContinuousContractTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    return new MountainCarContinuousProvider().create(new MountainCarContinuousConfig(999, 0));
  }

  /** As in Gymnasium: the motion counts the bound, the cost what was asked for. */
  @Override
  @Test
  protected void actionBeyondItsBoundsCountsAsTheBound() {
    try (Environment beyond = createEnvironment();
        Environment bounded = createEnvironment()) {
      float[] seen = new float[2];
      float[] expected = new float[2];
      beyond.reset(5, seen);
      bounded.reset(5, expected);
      for (int i = 0; i < 50; i++) {
        float force = i % 20 < 10 ? 3 : -3;
        float reward = beyond.step(new float[] {force}, seen).reward();
        bounded.step(new float[] {Math.signum(force)}, expected);
        assertThat(reward).isEqualTo(-0.9f);
        assertThat(seen).usingComparatorWithPrecision(1e-6f).containsExactly(expected);
      }
    }
  }
}
