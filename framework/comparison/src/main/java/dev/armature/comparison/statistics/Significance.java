package dev.armature.comparison.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.TTest;

/**
 * Two-sided tests of two algorithms on one task.
 *
 * @param welchT Welch's t statistic, which does not take variances as equal
 * @param welchP its p-value, in [0, 1]; NaN with fewer than two runs or without any variance
 * @param mannWhitneyU the Mann-Whitney U statistic of the first
 * @param mannWhitneyP its p-value: exact for samples of at most 8 without ties, otherwise from the
 *     normal distribution with correction for continuity; 1 where all scores are the same
 */
public record Significance(double welchT, double welchP, double mannWhitneyU, double mannWhitneyP) {

  private static final int SMALL = 8;

  /** Tests runs against runs. */
  public static Significance of(double[] first, double[] second) {
    MannWhitneyUTest.Result ranks =
        MannWhitneyUTest.withDefaults()
            .with(exact(first, second) ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
            .test(first, second);
    // Where all are the same the normal distribution has no width, and the p-value is no number.
    double ranksP = distinct(first, second) == 1 ? 1 : ranks.getPValue();
    if (first.length < 2 || second.length < 2 || (constant(first) && constant(second))) {
      return new Significance(Double.NaN, Double.NaN, ranks.getStatistic(), ranksP);
    }
    TTest.Result means =
        TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC).test(first, second);
    return new Significance(means.getStatistic(), means.getPValue(), ranks.getStatistic(), ranksP);
  }

  private static boolean constant(double[] values) {
    return Arrays.stream(values).distinct().count() == 1;
  }

  private static boolean exact(double[] first, double[] second) {
    return Math.min(first.length, second.length) <= SMALL
        && distinct(first, second) == first.length + second.length;
  }

  private static long distinct(double[] first, double[] second) {
    return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).distinct().count();
  }
}
