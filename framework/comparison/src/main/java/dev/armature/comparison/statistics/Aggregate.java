package dev.armature.comparison.statistics;

import java.util.Arrays;

/**
 * One number for the scores of an algorithm on all tasks. Scores are {@code [task][run]}; tasks may
 * have different numbers of runs.
 */
public enum Aggregate {
  /** The mean over tasks of the mean over runs. */
  MEAN("mean"),
  /** The median over tasks of the mean over runs. */
  MEDIAN("median"),
  /** The interquartile mean: of all scores, without the lowest and the highest quarter. */
  IQM("iqm"),
  /** How far below a target the scores are in the mean; scores beyond it count as the target. */
  OPTIMALITY_GAP("optimality_gap");

  private static final int QUARTERS = 4;

  private final String key;

  Aggregate(String key) {
    this.key = key;
  }

  /** The name in files. */
  public String key() {
    return key;
  }

  /**
   * The aggregate.
   *
   * @param scores {@code [task][run]}, each task with a run at least
   * @param target the score that {@link #OPTIMALITY_GAP} measures from; of no meaning elsewhere
   */
  public double of(double[][] scores, double target) {
    return switch (this) {
      case MEAN -> mean(taskMeans(scores));
      case MEDIAN -> median(taskMeans(scores));
      case IQM -> interquartileMean(flat(scores));
      case OPTIMALITY_GAP -> target - mean(taskMeans(capped(scores, target)));
    };
  }

  /**
   * The same for the runs on one task, where {@link #MEDIAN} is that of the runs.
   *
   * @param runs {@code [1][run]}
   * @param target as above
   */
  public double ofTask(double[][] runs, double target) {
    return this == MEDIAN ? median(runs[0]) : of(runs, target);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  static double median(double[] values) {
    return Quantiles.of(values.clone(), 0.5)[0];
  }

  /** Cuts ⌊n / 4⌋ values off each end; the array is sorted on the way. */
  static double interquartileMean(double[] values) {
    Arrays.sort(values);
    int cut = values.length / QUARTERS;
    return mean(Arrays.copyOfRange(values, cut, values.length - cut));
  }

  private static double[] taskMeans(double[][] scores) {
    return Arrays.stream(scores).mapToDouble(Aggregate::mean).toArray();
  }

  private static double[] flat(double[][] scores) {
    return Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[][] capped(double[][] scores, double most) {
    return Arrays.stream(scores)
        .map(runs -> Arrays.stream(runs).map(score -> Math.min(score, most)).toArray())
        .toArray(double[][]::new);
  }
}
