package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Environment;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What episodes draw from the section {@code randomisation}. */
class ConditionsTest {

  private static final int EPISODES = 20_000;
  private static final String ALL =
      Arrays.stream(Drawn.values()).map(Drawn::override).reduce("", String::concat);

  /** A range that is drawn from. */
  private enum Drawn {
    OBJECT_MASS(0.5, 2),
    OBJECT_FRICTION(0.2, 1.4),
    ACTUATOR_GAIN(0.8, 1.1),
    LATENCY(0.01, 0.09),
    OBSERVATION_NOISE(0, 0.02);

    private final double low;
    private final double high;

    Drawn(double low, double high) {
      this.low = low;
      this.high = high;
    }

    private double of(Conditions conditions) {
      return switch (this) {
        case OBJECT_MASS -> conditions.objectMass();
        case OBJECT_FRICTION -> conditions.objectFriction();
        case ACTUATOR_GAIN -> conditions.actuatorGain();
        case LATENCY -> conditions.latency();
        case OBSERVATION_NOISE -> conditions.observationNoise();
      };
    }

    String override() {
      String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
      return "randomisation.%s = [%s, %s]%n".formatted(key, low, high);
    }

    /** Where each episode's draw lies between the ends of the range: 0 to 1. */
    double[] shares(String overrides) {
      RandomisationSettings settings = RobotArms.config(overrides).randomisation();
      double[] shares = new double[EPISODES];
      Arrays.setAll(
          shares,
          seed -> (of(Conditions.draw(settings, new SplittableRandom(seed))) - low) / (high - low));
      return shares;
    }
  }

  @ParameterizedTest
  @EnumSource
  void drawsAreUniformOverTheirRange(Drawn drawn) {
    double[] shares = drawn.shares(ALL);
    Arrays.sort(shares);
    double furthest = 0;
    for (int i = 0; i < EPISODES; i++) {
      furthest = Math.max(furthest, Math.abs(shares[i] - (i + 0.5) / EPISODES));
    }
    // Kolmogorov and Smirnov: a uniform sample goes beyond in one of a thousand cases.
    assertThat(furthest).isLessThan(1.95 / Math.sqrt(EPISODES));
    assertThat(shares[0]).isNotNegative();
    assertThat(shares[EPISODES - 1]).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRangeChangesNoDrawButItsOwn(Drawn drawn) {
    assertThat(drawn.shares(drawn.override())).isEqualTo(drawn.shares(ALL));
  }

  @Test
  void drawsDoNotFollowEachOther() {
    for (Drawn one : Drawn.values()) {
      for (Drawn other : Drawn.values()) {
        double[] x = one.shares(ALL);
        double[] y = other.shares(ALL);
        double correlation = 0;
        for (int i = 0; i < EPISODES; i++) {
          correlation += 12 * (x[i] - 0.5) * (y[i] - 0.5) / EPISODES;
        }
        double expected = one == other ? 1 : 0;
        assertThat(correlation).isCloseTo(expected, within(4 / Math.sqrt(EPISODES)));
      }
    }
  }

  @Test
  void nothingIsDrawnUnlessAskedFor() {
    for (long seed = 0; seed < 100; seed++) {
      Conditions drawn =
          Conditions.draw(RobotArms.config("").randomisation(), new SplittableRandom(seed));
      assertThat(drawn)
          .usingRecursiveComparison()
          .ignoringFields("noise")
          .isEqualTo(new Conditions(1, 1, 1, 0, 0, drawn.noise()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void startsAndGoalsAreTheSameWithAndWithout(TaskType task) {
    String type = "task = " + task.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "\n";
    try (Environment plain = RobotArms.environment(type);
        Environment randomised =
            RobotArms.environment(type + ALL + "randomisation.observation-noise = [0, 0]")) {
      float[] expected = RobotArms.newObservation(plain);
      float[] observation = RobotArms.newObservation(randomised);
      for (long seed = 0; seed < 20; seed++) {
        plain.reset(seed, expected);
        randomised.reset(seed, observation);
        assertThat(observation).isEqualTo(expected);
      }
    }
  }
}
