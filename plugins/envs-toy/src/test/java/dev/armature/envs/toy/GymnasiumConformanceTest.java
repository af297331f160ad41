package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Environment;
import dev.armature.api.Step;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plays Gymnasium's actions from Gymnasium's states and compares every step. */
class GymnasiumConformanceTest {

  private static final String PENDULUM = "pendulum-v1";
  private static final String MOUNTAIN_CAR = "mountain-car-continuous-v0";

  @Test
  void pendulumEqualsGymnasiumStepForStep() throws IOException {
    ConformanceCase.all(PENDULUM)
        .forEach(
            (file, it) -> {
              assertThat(it.environment()).as(file).isEqualTo("Pendulum-v1");
              replay(file, it, GymnasiumConformanceTest::startPendulum, 1e-5);
            });
  }

  @Test
  void mountainCarEqualsGymnasiumStepForStep() throws IOException {
    ConformanceCase.all(MOUNTAIN_CAR)
        .forEach(
            (file, it) -> {
              assertThat(it.environment()).as(file).isEqualTo("MountainCarContinuous-v0");
              replay(file, it, GymnasiumConformanceTest::startMountainCar, 1e-5);
            });
  }

  @Test
  void mountainCarRoundsAsNumPyDoesUpToTheLastBit() throws IOException {
    ConformanceCase it = ConformanceCase.committed(MOUNTAIN_CAR);
    replay(MOUNTAIN_CAR, it, GymnasiumConformanceTest::startMountainCar, 0);
  }

  private interface Start {
    Environment at(int horizon, List<Double> state, float[] observation);
  }

  private static Environment startPendulum(int horizon, List<Double> state, float[] observation) {
    Pendulum pendulum = new Pendulum(new PendulumConfig(horizon, 10));
    pendulum.start(state.get(0), state.get(1), observation);
    return pendulum;
  }

  private static Environment startMountainCar(
      int horizon, List<Double> state, float[] observation) {
    MountainCarContinuous car =
        new MountainCarContinuous(new MountainCarContinuousConfig(horizon, 0));
    car.start(state.get(0), state.get(1), observation);
    return car;
  }

  private static void replay(String file, ConformanceCase it, Start start, double tolerance) {
    for (int number = 0; number < it.episodes().size(); number++) {
      ConformanceCase.Episode episode = it.episodes().get(number);
      String where = file + ", episode " + number;
      float[] observation = new float[episode.observation().size()];
      try (Environment environment = start.at(it.horizon(), episode.state(), observation)) {
        assertObservation(where + ", start", observation, episode.observation(), tolerance);
        for (int i = 0; i < episode.steps().size(); i++) {
          ConformanceCase.Outcome expected = episode.steps().get(i);
          String step = where + ", step " + i;
          float[] action = {expected.action().get(0)};
          Step actual = environment.step(action, observation);
          assertObservation(step, observation, expected.observation(), tolerance);
          assertThat((double) actual.reward())
              .as(step + ", reward")
              .isCloseTo(
                  tolerance == 0 ? (float) expected.reward() : expected.reward(),
                  within(tolerance));
          assertThat(actual.terminated())
              .as(step + ", terminated")
              .isEqualTo(expected.terminated());
          assertThat(actual.truncated()).as(step + ", truncated").isEqualTo(expected.truncated());
        }
      }
    }
  }

  private static void assertObservation(
      String where, float[] actual, List<Double> expected, double tolerance) {
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i])
          .as(where + ", observation " + i)
          .isCloseTo(expected.get(i), within(tolerance));
    }
  }
}
