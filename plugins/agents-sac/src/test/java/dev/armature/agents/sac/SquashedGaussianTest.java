package dev.armature.agents.sac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.ActionScale;
import dev.armature.api.Dimension;
import dev.armature.api.Space;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.RecordedNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The density that samples are drawn from, and how it changes with the actor's outputs. */
final class SquashedGaussianTest {

  private static final ActionScale SCALE =
      new ActionScale(
          Space.of(new Dimension("force", "N", -0.5f, 2), new Dimension("torque", "N·m", -3, -1)));

  /** A density of u in [−1, 1] integrates to 1, whatever the bounds of the action are. */
  @ParameterizedTest
  @CsvSource({"0, -1", "0.8, -0.5", "-1.5, 0.3"})
  void theDensityIsOneOverAll(float mean, float logDeviation) {
    ActionScale scale = new ActionScale(Space.of(new Dimension("force", "N", -0.5f, 2)));
    SquashedGaussian distribution = new SquashedGaussian(scale, 1);
    double mass = 0;
    double before = -1;
    // Over ε, in steps so small that u moves evenly between them.
    for (int i = -60_000; i <= 60_000; i++) {
      RecordedNoise noise = new RecordedNoise();
      noise.refill(new float[] {i / 10_000f});
      float[] action = new float[1];
      float[] logDensity = new float[1];
      distribution.sample(new float[] {mean, logDeviation}, 1, noise, action, logDensity);
      double u = Math.tanh(mean + Math.exp(logDeviation) * i / 10_000f);
      assertThat(action[0]).isCloseTo((float) (0.75 + 1.25 * u), within(1e-6f));
      mass += Math.exp(logDensity[0]) * (u - before);
      before = u;
    }
    assertThat(mass).isCloseTo(1, within(1e-3));
  }

  /** Far out tanh is 1 to the last digit, and the density is still told. */
  @Test
  void theDensityIsFiniteWhereTanhIsOne() {
    SquashedGaussian distribution = new SquashedGaussian(SCALE, 1);
    float[] actions = new float[2];
    float[] logDensity = new float[1];
    distribution.sample(
        new float[] {40, -40, 0, 0}, 1, new SeededStreams(1).stream("x"), actions, logDensity);
    assertThat(actions).containsExactly(2, -3);
    assertThat(logDensity[0]).isFinite().isBetween(100f, 200f);
  }

  @ParameterizedTest
  @CsvSource({"0.3, -0.7, -1, 0.5", "1.2, 0.1, 2.5, -21", "-2, 2, 1.9, -3"})
  void theGradientIsThatOfTheLoss(float mean0, float mean1, float log0, float log1) {
    float[] outputs = {mean0, mean1, log0, log1};
    float alpha = 0.3f;
    // Q(s, a) = 2 a0 − a1, so that mean(−Q) has this gradient; the observation comes first.
    float[] valueGradients = {9, -2, 1};
    SquashedGaussian distribution = new SquashedGaussian(SCALE, 1);
    loss(distribution, outputs, alpha);
    float[] gradients = new float[4];
    distribution.gradient(outputs, 1, alpha, valueGradients, gradients);
    for (int i = 0; i < 4; i++) {
      float nudge = 1e-2f;
      float[] more = outputs.clone();
      more[i] += nudge;
      float[] less = outputs.clone();
      less[i] -= nudge;
      double slope =
          (loss(distribution, more, alpha) - loss(distribution, less, alpha)) / (more[i] - less[i]);
      assertThat((double) gradients[i]).as("output %d", i).isCloseTo(slope, within(2e-3));
    }
  }

  private static double loss(SquashedGaussian distribution, float[] outputs, float alpha) {
    RecordedNoise noise = new RecordedNoise();
    noise.refill(new float[] {0.7f, -0.4f});
    float[] actions = new float[2];
    float[] logDensity = new float[1];
    distribution.sample(outputs, 1, noise, actions, logDensity);
    return alpha * logDensity[0] - (2 * actions[0] - actions[1]);
  }
}
