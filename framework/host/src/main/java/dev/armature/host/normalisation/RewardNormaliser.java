package dev.armature.host.normalisation;

import dev.armature.api.Checkpointable;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;

/**
 * Divides rewards by the standard deviation of R ← γ R + r, which begins at 0 with each episode of
 * each environment, and clips the quotient. Nothing is subtracted: that would change which policy
 * is best where episodes differ in length. Source: Raffin et al., "Stable-Baselines3: Reliable
 * Reinforcement Learning Implementations", 2021, VecNormalize.
 */
final class RewardNormaliser implements Checkpointable {

  private final double discount;
  private final double clip;
  private final double epsilon;
  private final RunningMoments moments = new RunningMoments(1);

  /** R of each environment; as many as have been heard of. */
  private double[] returns = new double[0];

  RewardNormaliser(double discount, double clip, double epsilon) {
    this.discount = discount;
    this.clip = clip;
    this.epsilon = epsilon;
  }

  /** Takes in what a step in one environment earned. */
  void observe(int environment, float reward, boolean done) {
    if (environment >= returns.length) {
      returns = Arrays.copyOf(returns, environment + 1);
    }
    returns[environment] = discount * returns[environment] + reward;
    moments.observe(0, returns[environment]);
    if (done) {
      returns[environment] = 0;
    }
  }

  /**
   * Divides and clips; while the returns so far do not vary, rewards are clipped alone. The sum of
   * several steps' rewards is clipped where the sum of as many clipped ones could be at most.
   *
   * @param rewards {@code [n]}: discounted sums of rewards
   * @param steps {@code [n]}: over how many steps each
   * @param normalised filled with {@code [n]}
   */
  void apply(float[] rewards, int[] steps, int n, float[] normalised) {
    double variance = moments.variance(0);
    double factor = variance == 0 ? 1 : 1 / Math.sqrt(variance + epsilon);
    for (int i = 0; i < n; i++) {
      double bound = bound(steps[i]);
      normalised[i] = (float) Math.max(-bound, Math.min(bound, rewards[i] * factor));
    }
  }

  /** clip · (1 + γ + … + γ<sup>steps − 1</sup>). */
  private double bound(int steps) {
    double sum = 0;
    double counts = clip;
    for (int i = 0; i < steps; i++) {
      sum += counts;
      counts *= discount;
    }
    return sum;
  }

  @Override
  public void save(StateWriter out) {
    moments.save(out);
    out.longs("environments", returns.length);
    out.longs("under_way", Arrays.stream(returns).mapToLong(Double::doubleToRawLongBits).toArray());
  }

  @Override
  public void load(StateReader in) {
    moments.load(in);
    long environments = in.longs("environments", 1)[0];
    if (environments < 0 || environments > Integer.MAX_VALUE) {
      throw new StateException("there cannot be %d environments".formatted(environments));
    }
    returns =
        Arrays.stream(in.longs("under_way", (int) environments))
            .mapToDouble(Double::longBitsToDouble)
            .toArray();
  }
}
