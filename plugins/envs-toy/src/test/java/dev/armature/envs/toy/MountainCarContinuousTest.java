package dev.armature.envs.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Step;
import org.junit.jupiter.api.Test;

class MountainCarContinuousTest {

  @Test
  void fullForceAloneDoesNotClimbTheHill() {
    assertThat(drive(0, velocity -> 1).truncated()).isTrue();
  }

  @Test
  void pushingTheWayItMovesArrivesWithTheReward() {
    Step last = drive(0, velocity -> velocity < 0 ? -1 : 1);
    assertThat(last).isEqualTo(new Step(99.9f, true, false, true));
  }

  @Test
  void arrivingTooSlowlyIsNotArriving() {
    MountainCarContinuous car =
        new MountainCarContinuous(new MountainCarContinuousConfig(999, 0.05));
    float[] observation = new float[2];
    car.start(0.44, 0.02, observation);
    assertThat(car.step(new float[] {1}, observation).terminated()).isFalse();
    assertThat(observation[0]).isGreaterThan(0.45f);
    car.start(0.44, 0.06, observation);
    assertThat(car.step(new float[] {1}, observation).terminated()).isTrue();
  }

  @Test
  void leftWallStopsTheCar() {
    MountainCarContinuous car = new MountainCarContinuous(new MountainCarContinuousConfig(999, 0));
    float[] observation = new float[2];
    car.start(-1.19, -0.06, observation);
    car.step(new float[] {-1}, observation);
    assertThat(observation).containsExactly(-1.2f, 0);
  }

  @Test
  void arrivingAtTheHorizonBothTerminatesAndTruncates() {
    MountainCarContinuous car = new MountainCarContinuous(new MountainCarContinuousConfig(1, 0));
    car.start(0.44, 0.05, new float[2]);
    assertThat(car.step(new float[] {0}, new float[2])).isEqualTo(new Step(100, true, true, true));
  }

  private interface Driver {
    float force(float velocity);
  }

  /** Drives until the episode is over. */
  private static Step drive(long seed, Driver driver) {
    MountainCarContinuous car = new MountainCarContinuous(new MountainCarContinuousConfig(999, 0));
    float[] observation = new float[2];
    car.reset(seed, observation);
    Step step;
    do {
      step = car.step(new float[] {driver.force(observation[1])}, observation);
    } while (!step.done());
    return step;
  }
}
