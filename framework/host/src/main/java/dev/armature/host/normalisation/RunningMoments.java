package dev.armature.host.normalisation;

import dev.armature.api.Checkpointable;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;

/**
 * Mean and variance of several quantities, one value at a time: m ← m + (x − m) / n, S ← S + (x −
 * m)(x − m′), variance S / (n − 1). Source: Welford, "Note on a Method for Calculating Corrected
 * Sums of Squares and Products", 1962.
 */
final class RunningMoments implements Checkpointable {

  private final long[] counts;
  private final double[] means;
  private final double[] sumSquares;

  /**
   * @param size the number of quantities
   */
  RunningMoments(int size) {
    counts = new long[size];
    means = new double[size];
    sumSquares = new double[size];
  }

  /** Takes in another value of one quantity. */
  void observe(int index, double value) {
    double before = value - means[index];
    means[index] += before / ++counts[index];
    sumSquares[index] += before * (value - means[index]);
  }

  /** How many values of it there were. */
  long count(int index) {
    return counts[index];
  }

  /** Their mean; 0 before the first. */
  double mean(int index) {
    return means[index];
  }

  /** Their sample variance; 0 before the second. */
  double variance(int index) {
    return counts[index] < 2 ? 0 : sumSquares[index] / (counts[index] - 1);
  }

  /** One quantity becomes what another one is in other moments. */
  void set(int index, RunningMoments others, int other) {
    counts[index] = others.counts[other];
    means[index] = others.means[other];
    sumSquares[index] = others.sumSquares[other];
  }

  /** The real numbers as the bits of doubles, so that not one is lost. */
  @Override
  public void save(StateWriter out) {
    out.longs("count", counts);
    out.longs("mean", bits(means));
    out.longs("sum_squares", bits(sumSquares));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @Override
  public void load(StateReader in) {
    long[] savedCounts = in.longs("count", counts.length);
    long[] savedMeans = in.longs("mean", means.length);
    long[] savedSquares = in.longs("sum_squares", sumSquares.length);
    for (int i = 0; i < counts.length; i++) {
      counts[i] = savedCounts[i];
      means[i] = Double.longBitsToDouble(savedMeans[i]);
      sumSquares[i] = Double.longBitsToDouble(savedSquares[i]);
      if (counts[i] < 0 || !Double.isFinite(means[i]) || !(sumSquares[i] >= 0)) {
        throw new StateException(
            "the statistics of normalisation are damaged: a mean of %s from %d values with a sum of squares of %s"
                .formatted(means[i], counts[i], sumSquares[i]));
      }
    }
  }
}
