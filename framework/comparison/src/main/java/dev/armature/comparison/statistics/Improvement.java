package dev.armature.comparison.statistics;

/**
 * The probability of improvement of one algorithm over another: that a run of the first scores
 * higher than one of the second on the same task, in the mean over tasks; equal scores count half
 * (Agarwal et al. 2021, from the Mann-Whitney U statistic).
 */
public final class Improvement {

  private Improvement() {}

  /** The probability for scores {@code [task][run]}. */
  public static double probability(double[][] first, double[][] second) {
    double sum = 0;
    for (int task = 0; task < first.length; task++) {
      sum += probability(first[task], second[task]);
    }
    return sum / first.length;
  }

  private static double probability(double[] first, double[] second) {
    double wins = 0;
    for (double one : first) {
      for (double other : second) {
        wins += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return wins / ((double) first.length * second.length);
  }
}
