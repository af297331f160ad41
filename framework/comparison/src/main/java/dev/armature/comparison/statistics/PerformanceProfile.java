package dev.armature.comparison.statistics;

/** Performance profiles of Agarwal et al. 2021: the share of runs above each threshold. */
public final class PerformanceProfile {

  private PerformanceProfile() {}

  /**
   * The share of runs with a score above each threshold, in the mean over tasks.
   *
   * @param scores {@code [task][run]}
   * @param thresholds where the profile is taken, ascending
   */
  public static Interval[] of(double[][] scores, double[] thresholds, Bootstrap bootstrap) {
    int[] shape = new int[scores.length];
    for (int task = 0; task < shape.length; task++) {
      shape[task] = scores[task].length;
    }
    return bootstrap.intervals(shape, chosen -> shares(scores, chosen, thresholds));
  }

  private static double[] shares(double[][] scores, int[][] chosen, double[] thresholds) {
    double[] shares = new double[thresholds.length];
    for (int task = 0; task < chosen.length; task++) {
      double weight = 1.0 / (chosen[task].length * (double) chosen.length);
      for (int run : chosen[task]) {
        for (int i = 0; i < thresholds.length && scores[task][run] > thresholds[i]; i++) {
          shares[i] += weight;
        }
      }
    }
    return shares;
  }
}
