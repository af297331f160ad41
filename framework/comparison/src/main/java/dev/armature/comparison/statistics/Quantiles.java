package dev.armature.comparison.statistics;

import java.util.Arrays;

/** Quantiles with linear interpolation between the two nearest values (Hyndman and Fan's 7th). */
final class Quantiles {

  private Quantiles() {}

  /**
   * The quantiles at some probabilities.
   *
   * @param values one at least; sorted on the way
   * @param probabilities each in [0, 1]
   */
  static double[] of(double[] values, double... probabilities) {
    Arrays.sort(values);
    return Arrays.stream(probabilities).map(it -> sorted(values, it)).toArray();
  }

  private static double sorted(double[] values, double probability) {
    double position = probability * (values.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, values.length - 1);
    return values[below] + (position - below) * (values[above] - values[below]);
  }
}
