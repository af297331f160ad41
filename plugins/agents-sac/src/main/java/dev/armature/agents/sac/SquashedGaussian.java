package dev.armature.agents.sac;

import dev.armature.api.ActionScale;
import dev.armature.api.RandomStream;

/**
 * The policy's distribution, from the actor's outputs: u = tanh(μ + σ ε) with ε standard normal,
 * for each action component, mapped to the action by {@link ActionScale}. Source: Haarnoja et al.
 * 2018, appendix C.
 *
 * <p>Densities are those of u in [−1, 1], so that entropies do not depend on the units of actions.
 * log σ is clamped to [−20, 2], the bounds of the authors' code. log(1 − tanh² z) is computed as 2
 * (log 2 − z − softplus(−2z)), which does not lose its digits where tanh is close to ±1.
 */
final class SquashedGaussian {

  private static final float LEAST_LOG_DEVIATION = -20;
  private static final float GREATEST_LOG_DEVIATION = 2;
  private static final double LOG_TWO = Math.log(2);
  private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

  private final ActionScale scale;
  private final int width;

  // Of the last sample, [n, action].
  private final float[] noise;
  private final float[] deviations;
  private final float[] squashed;

  /**
   * @param rows the most rows that are sampled at once
   */
  SquashedGaussian(ActionScale scale, int rows) {
    this.scale = scale;
    width = scale.size();
    noise = new float[rows * width];
    deviations = new float[rows * width];
    squashed = new float[rows * width];
  }

  /**
   * Draws an action for each row.
   *
   * @param outputs {@code [n, 2 action]}: the actor's
   * @param actions filled with {@code [n, action]}
   * @param logDensities filled with {@code [n]}: log π(u | s)
   */
  void sample(float[] outputs, int n, RandomStream random, float[] actions, float[] logDensities) {
    for (int i = 0; i < n; i++) {
      double logDensity = 0;
      for (int j = 0; j < width; j++) {
        int at = i * width + j;
        float drawn = (float) random.nextGaussian();
        float logDeviation = clampLogDeviation(outputs[(2 * i + 1) * width + j]);
        double deviation = Math.exp(logDeviation);
        double before = outputs[2 * i * width + j] + deviation * drawn;
        double after = Math.tanh(before);
        noise[at] = drawn;
        deviations[at] = (float) deviation;
        squashed[at] = (float) after;
        actions[at] = toAction((float) after, j);
        logDensity -= drawn * drawn / 2.0 + logDeviation + LOG_ROOT_TWO_PI;
        logDensity -= 2 * (LOG_TWO - before - softplus(-2 * before));
      }
      logDensities[i] = (float) logDensity;
    }
  }

  /** The mode before tanh, mapped as a sample is: what is done without exploration. */
  void mode(float[] outputs, int n, float[] actions) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < width; j++) {
        actions[i * width + j] = toAction((float) Math.tanh(outputs[2 * i * width + j]), j);
      }
    }
  }

  /**
   * The gradient, with respect to the actor's outputs, of mean(α log π(u | s) − Q(s, a)) for the
   * last sample.
   *
   * @param outputs {@code [n, 2 action]}: those that were sampled from
   * @param temperature α
   * @param valueGradients {@code [n, observation + action]}: of mean(−Q), by the critics' inputs
   * @param gradients filled with {@code [n, 2 action]}
   */
  void gradient(
      float[] outputs, int n, float temperature, float[] valueGradients, float[] gradients) {
    int stride = valueGradients.length / n;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < width; j++) {
        int at = i * width + j;
        float u = squashed[at];
        float ofAction = valueGradients[i * stride + stride - width + j];
        // d(−log(1 − tanh² z))/dz = 2 tanh z, and du/dz = 1 − u².
        float ofBefore = 2 * temperature * u / n + ofAction * scale.halfRange(j) * (1 - u * u);
        float logDeviation = outputs[(2 * i + 1) * width + j];
        boolean free = logDeviation == clampLogDeviation(logDeviation);
        gradients[2 * i * width + j] = ofBefore;
        gradients[(2 * i + 1) * width + j] =
            free ? ofBefore * noise[at] * deviations[at] - temperature / n : 0;
      }
    }
  }

  private float toAction(float u, int dimension) {
    return scale.clamp(scale.toAction(u, dimension), dimension);
  }

  private static float clampLogDeviation(float output) {
    return Math.min(Math.max(output, LEAST_LOG_DEVIATION), GREATEST_LOG_DEVIATION);
  }

  /** log(1 + e^x). */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
