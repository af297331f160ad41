package dev.armature.agents.td3;

import dev.armature.api.Checkpointable;
import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;

/**
 * Normal noise to explore with, of the same deviation at every step. With a correlation ρ above 0 a
 * step's noise follows the one before, for each environment and dimension on its own:
 *
 * <pre>{@code
 * x ← ρ x + √(1 − ρ²) ε,  ε ~ N(0, 1)
 * }</pre>
 *
 * <p>This is an Ornstein-Uhlenbeck process, seen at each step. Source: Lillicrap et al. 2016,
 * "Continuous control with deep reinforcement learning", section 3 and appendix 7, where θ = 1 − ρ
 * is 0.15. It goes on from one episode to the next.
 */
final class Exploration implements Checkpointable {

  private static final String NOISE = "exploration";

  private final float deviation;
  private final double correlation;
  private final double fresh;
  private final int width;
  private final RandomStream random;

  /** {@code [environments, action]}: x, for as many environments as have been acted in. */
  private float[] noise = new float[0];

  /**
   * @param deviation the standard deviation of the noise
   * @param correlation ρ, in [0, 1)
   * @param width the number of action dimensions
   */
  Exploration(double deviation, double correlation, int width, RandomStream random) {
    this.deviation = (float) deviation;
    this.correlation = correlation;
    this.width = width;
    this.random = random;
    fresh = Math.sqrt(1 - correlation * correlation);
  }

  /** Goes on to the next step of {@code n} environments; those that are new draw x from N(0, 1). */
  void advance(int n) {
    if (correlation == 0) {
      return;
    }
    int known = noise.length;
    if (known < n * width) {
      noise = Arrays.copyOf(noise, n * width);
    }
    for (int i = 0; i < n * width; i++) {
      double drawn = random.nextGaussian();
      noise[i] = (float) (i < known ? correlation * noise[i] + fresh * drawn : drawn);
    }
  }

  /** The noise of this step at that index of {@code [n, action]}; asked for once each, in order. */
  float at(int index) {
    return (correlation == 0 ? (float) random.nextGaussian() : noise[index]) * deviation;
  }

  @Override
  public void save(StateWriter out) {
    if (noise.length > 0) {
      out.longs(NOISE + ".environments", noise.length / width);
      out.floats(NOISE + ".noise", new int[] {noise.length}, noise);
    }
  }

  @Override
  public void load(StateReader in) {
    noise = new float[0];
    if (correlation > 0 && in.contains(NOISE + ".noise")) {
      int size = Math.toIntExact(in.longs(NOISE + ".environments", 1)[0] * width);
      noise = new float[size];
      in.floats(NOISE + ".noise", new int[] {size}, noise);
    }
  }
}
