package dev.armature.comparison.statistics;

import dev.armature.api.RandomStream;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The stratified bootstrap of Agarwal et al. 2021: runs are drawn anew, with replacement, within
 * each task; tasks stay as they are. Ends of an interval are percentiles of what the draws give.
 *
 * @param resamples how often runs are drawn, at least 1
 * @param confidence the share of draws inside the interval, in (0, 1)
 * @param random where draws come from
 */
public record Bootstrap(int resamples, double confidence, RandomStream random) {

  /** The same with fewer draws, for many statistics at once. */
  public Bootstrap atMost(int draws) {
    return new Bootstrap(Math.min(resamples, draws), confidence, random);
  }

  /** A statistic of one algorithm's scores, {@code [task][run]}. */
  public Interval interval(double[][] scores, Function<double[][], Double> statistic) {
    Drawn drawn = new Drawn(scores);
    double[] values = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      values[i] = statistic.apply(drawn.next());
    }
    return interval(statistic.apply(scores), values);
  }

  /** A statistic of two algorithms' scores on the same tasks; each draws for itself. */
  public Interval interval(double[][] first, double[][] second, PairStatistic statistic) {
    Drawn drawnFirst = new Drawn(first);
    Drawn drawnSecond = new Drawn(second);
    double[] values = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      values[i] = statistic.of(drawnFirst.next(), drawnSecond.next());
    }
    return interval(statistic.of(first, second), values);
  }

  /**
   * Several statistics of the same draws, such as the points of a curve.
   *
   * @param shape the numbers of runs of each task, {@code [task]}
   * @param statistics gives all of them for chosen runs, {@code [task][run]} of run numbers
   */
  public Interval[] intervals(int[] shape, Function<int[][], double[]> statistics) {
    int[][] all =
        IntStream.of(shape).mapToObj(n -> IntStream.range(0, n).toArray()).toArray(int[][]::new);
    double[] estimates = statistics.apply(all);
    double[][] values = new double[estimates.length][resamples];
    int[][] chosen = new int[shape.length][];
    for (int i = 0; i < resamples; i++) {
      for (int task = 0; task < shape.length; task++) {
        int runs = shape[task];
        chosen[task] = IntStream.generate(() -> random.nextInt(runs)).limit(runs).toArray();
      }
      double[] drawn = statistics.apply(chosen);
      for (int point = 0; point < drawn.length; point++) {
        values[point][i] = drawn[point];
      }
    }
    return IntStream.range(0, estimates.length)
        .mapToObj(point -> interval(estimates[point], values[point]))
        .toArray(Interval[]::new);
  }

  private Interval interval(double estimate, double[] values) {
    double tail = (1 - confidence) / 2;
    double[] ends = Quantiles.of(values, tail, 1 - tail);
    return new Interval(estimate, ends[0], ends[1]);
  }

  /** A statistic of two algorithms' scores, {@code [task][run]}. */
  @FunctionalInterface
  public interface PairStatistic {
    double of(double[][] first, double[][] second);
  }

  /** Draws into arrays that are used again. */
  private final class Drawn {
    private final double[][] scores;
    private final double[][] drawn;

    Drawn(double[][] scores) {
      this.scores = scores;
      drawn = new double[scores.length][];
      for (int task = 0; task < scores.length; task++) {
        drawn[task] = new double[scores[task].length];
      }
    }

    double[][] next() {
      for (int task = 0; task < scores.length; task++) {
        for (int run = 0; run < drawn[task].length; run++) {
          drawn[task][run] = scores[task][random.nextInt(scores[task].length)];
        }
      }
      return drawn;
    }
  }
}
