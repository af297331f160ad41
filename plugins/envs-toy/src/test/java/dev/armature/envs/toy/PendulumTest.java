package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Step;
import org.junit.jupiter.api.Test;

class PendulumTest {

  @Test
  void withoutGravityAndTorqueItTurnsOnEvenly() {
    Pendulum pendulum = new Pendulum(new PendulumConfig(200, 0));
    float[] observation = new float[3];
    pendulum.start(1, 0.5, observation);
    for (int step = 1; step <= 100; step++) {
      pendulum.step(new float[] {0}, observation);
      double angle = 1 + 0.5 * 0.05 * step;
      assertThat((double) observation[0]).isCloseTo(Math.cos(angle), within(1e-6));
      assertThat((double) observation[1]).isCloseTo(Math.sin(angle), within(1e-6));
      assertThat(observation[2]).isEqualTo(0.5f);
    }
  }

  @Test
  void uprightAtRestCostsNothing() {
    Pendulum pendulum = new Pendulum(new PendulumConfig(200, 10));
    pendulum.start(0, 0, new float[3]);
    assertThat(pendulum.step(new float[] {0}, new float[3]).reward()).isZero();
  }

  @Test
  void horizonIsTheOneConfigured() {
    Pendulum pendulum = new Pendulum(new PendulumConfig(3, 10));
    pendulum.reset(1, new float[3]);
    assertThat(pendulum.spec().horizon()).isEqualTo(3);
    assertThat(pendulum.step(new float[1], new float[3]).done()).isFalse();
    assertThat(pendulum.step(new float[1], new float[3]).done()).isFalse();
    assertThat(pendulum.step(new float[1], new float[3]).truncated()).isTrue();
  }

  @Test
  void withoutHorizonAnEpisodeGoesOn() {
    Pendulum pendulum = new Pendulum(new PendulumConfig(0, 10));
    pendulum.reset(1, new float[3]);
    for (int i = 0; i < 10_000; i++) {
      Step step = pendulum.step(new float[] {1}, new float[3]);
      assertThat(step.done()).isFalse();
    }
  }
}
