package dev.armature.host.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import dev.armature.api.Space;
import dev.armature.host.checkpoints.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.util.MeanVarianceAccumulator;

final class ObservationNormaliserTest {

  private static final double EPSILON = 1e-8;
  private static final int SIZE = 5;

  @TempDir private Path folder;

  /** The position is achieved and where it is to be desired, in another order of components. */
  private static EnvironmentSpec environment(boolean goals) {
    GoalSpec positions =
        new GoalSpec(
            List.of(0, 1),
            List.of(4, 3),
            (achieved, desired, n, rewards, terminated, success) -> {});
    return new EnvironmentSpec(
        Space.of(
            Dimension.unbounded("x", "m"),
            Dimension.unbounded("y", "m"),
            Dimension.unbounded("speed", "m/s"),
            Dimension.unbounded("goal_y", "m"),
            Dimension.unbounded("goal_x", "m")),
        Space.of(new Dimension("force", "N", -1, 1)),
        0.1,
        10,
        true,
        goals ? Optional.of(positions) : Optional.empty());
  }

  private static ObservationNormaliser normaliser(boolean goals, double clip) {
    return new ObservationNormaliser(environment(goals), clip, EPSILON);
  }

  /** Components of unlike size. */
  private static float[] observation(SplittableRandom random) {
    float[] observation = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      observation[i] = (float) ((random.nextDouble() - 0.3) * Math.pow(10, i - 1));
    }
    return observation;
  }

  private static float[] apply(ObservationNormaliser normaliser, float... observations) {
    float[] normalised = new float[observations.length];
    normaliser.apply(observations, observations.length / SIZE, normalised);
    return normalised;
  }

  @Test
  void everyRowIsItsDistanceFromTheMeanInDeviations() {
    ObservationNormaliser normaliser = normaliser(false, 1000);
    MeanVarianceAccumulator[] reference = new MeanVarianceAccumulator[SIZE];
    SplittableRandom random = new SplittableRandom(1);
    for (int step = 0; step < 500; step++) {
      float[] observation = observation(random);
      normaliser.observe(observation);
      for (int i = 0; i < SIZE; i++) {
        reference[i] = step == 0 ? new MeanVarianceAccumulator() : reference[i];
        reference[i].observe(observation[i]);
      }
      if (step > 0) {
        float[] rows = new float[2 * SIZE];
        System.arraycopy(observation, 0, rows, 0, SIZE);
        System.arraycopy(observation(random), 0, rows, SIZE, SIZE);
        float[] normalised = apply(normaliser, rows);
        for (int i = 0; i < rows.length; i++) {
          MeanVarianceAccumulator it = reference[i % SIZE];
          float expected =
              (float) ((rows[i] - it.getMean()) / Math.sqrt(it.getVariance() + EPSILON));
          assertThat(normalised[i]).isCloseTo(expected, within(Math.ulp(expected)));
        }
      }
    }
  }

  @Test
  void beforeTheFirstObservationAllStaysAsItIs() {
    float[] far = {1e6f, -2, 0, 3, 4};
    assertThat(apply(normaliser(true, 5), far)).isEqualTo(far);
  }

  @Test
  void whatLiesFarOffIsClippedOnBothSides() {
    ObservationNormaliser normaliser = normaliser(false, 2.5);
    normaliser.observe(new float[] {-1, 0, 0, 0, 0});
    normaliser.observe(new float[] {1, 0, 0, 0, 0});
    assertThat(apply(normaliser, 100, 0, 0, 0, 0)[0]).isEqualTo(2.5f);
    assertThat(apply(normaliser, -100, 0, 0, 0, 0)[0]).isEqualTo(-2.5f);
  }

  @Test
  void aComponentThatNeverVariedGivesZero() {
    ObservationNormaliser normaliser = normaliser(false, 5);
    for (int i = 0; i < 100; i++) {
      normaliser.observe(new float[] {0.1f, i, 0, 0, 0});
    }
    float[] normalised = apply(normaliser, 0.1f, 3, 0, 0, 0, 0.3f, 3, 0, 0, 0);
    assertThat(normalised[0]).isZero();
    assertThat(normalised[SIZE]).isZero();
    assertThat(normalised[1]).isNotZero();
  }

  @Test
  void theDesiredGoalIsScaledByBothGoals() {
    ObservationNormaliser normaliser = normaliser(true, 100);
    MeanVarianceAccumulator x = new MeanVarianceAccumulator();
    MeanVarianceAccumulator y = new MeanVarianceAccumulator();
    SplittableRandom random = new SplittableRandom(2);
    for (int step = 0; step < 300; step++) {
      float[] observation = observation(random);
      normaliser.observe(observation);
      x.observe(observation[0]);
      y.observe(observation[1]);
      y.observe(observation[3]);
      x.observe(observation[4]);
    }
    float[] normalised = apply(normaliser, 7, 8, 0, 8, 7);
    assertThat(normalised[4]).isEqualTo(normalised[0]);
    assertThat(normalised[3]).isEqualTo(normalised[1]);
    float expected = (float) ((7 - x.getMean()) / Math.sqrt(x.getVariance() + EPSILON));
    assertThat(normalised[0]).isCloseTo(expected, within(Math.ulp(expected)));
    expected = (float) ((8 - y.getMean()) / Math.sqrt(y.getVariance() + EPSILON));
    assertThat(normalised[1]).isCloseTo(expected, within(Math.ulp(expected)));
  }

  @Test
  void aLoadedOneGoesOnToTheSameBitsAndNeedsNoGoals() throws IOException {
    ObservationNormaliser saved = normaliser(true, 5);
    SplittableRandom random = new SplittableRandom(3);
    for (int step = 0; step < 50; step++) {
      saved.observe(observation(random));
    }
    CheckpointFolder.save(folder, "state", saved);
    ObservationNormaliser loaded = normaliser(true, 5);
    loaded.observe(observation(random));
    apply(loaded, observation(random));
    CheckpointFolder.load(folder, "state", loaded);
    ObservationNormaliser without = normaliser(false, 5);
    CheckpointFolder.load(folder, "state", without);

    float[] probe = observation(random);
    assertThat(apply(loaded, probe)).isEqualTo(apply(saved, probe));
    assertThat(apply(without, probe)).isEqualTo(apply(saved, probe));
    for (int step = 0; step < 50; step++) {
      float[] observation = observation(random);
      saved.observe(observation);
      loaded.observe(observation);
    }
    assertThat(apply(loaded, probe)).isEqualTo(apply(saved, probe));
  }

  @Test
  void theAgentIsToldOfPureNumbersWithinTheClip() {
    EnvironmentSpec seen = normaliser(true, 2.5).seen(environment(true));

    assertThat(seen.observation().dimensions())
        .contains(new Dimension("goal_x", "", -2.5f, 2.5f))
        .hasSize(SIZE);
    assertThat(seen.action()).isEqualTo(environment(true).action());
    assertThat(seen.goals()).isEmpty();
  }
}
