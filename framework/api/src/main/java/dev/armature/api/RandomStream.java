package dev.armature.api;

/**
 * A named sequence of random numbers with a state that the host saves with every checkpoint. Two
 * streams of different names are independent; nothing but its own consumer moves a stream on.
 */
public interface RandomStream {

  /** A number uniform over all 2<sup>64</sup> values. */
  long nextLong();

  /** A number uniform over 0, …, {@code bound} − 1; {@code bound} is at least 1. */
  int nextInt(int bound);

  /** A number uniform in [0, 1). */
  float nextFloat();

  /** A number uniform in [0, 1). */
  double nextDouble();

  /** A normal number with mean 0 and standard deviation 1. */
  double nextGaussian();

  /** Fills the first {@code count} elements with numbers uniform in [low, high). */
  default void fillUniform(float[] values, int count, float low, float high) {
    for (int i = 0; i < count; i++) {
      values[i] = low + (high - low) * nextFloat();
    }
  }

  /** Fills the first {@code count} elements with independent standard normal numbers. */
  default void fillGaussian(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = (float) nextGaussian();
    }
  }
}
