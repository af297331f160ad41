package dev.armature.comparison;

import dev.armature.comparison.statistics.Interval;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line with a band about it.
 *
 * @param algorithm whose line it is
 * @param points where it is known, from left to right
 * @param published whether it was published by others and has no band
 */
public record Band(String algorithm, List<Point> points, boolean published) {

  /** The line and its band at one place. */
  public record Point(double x, Interval y) {}

  /** A line with a band through some places. */
  static Band of(String algorithm, double[] x, Interval[] y) {
    return new Band(
        algorithm,
        IntStream.range(0, x.length).mapToObj(i -> new Point(x[i], y[i])).toList(),
        false);
  }

  /** A line without a band. */
  public static Band published(String algorithm, Curve curve) {
    return new Band(
        algorithm,
        curve.points().stream()
            .map(it -> new Point(it.step(), new Interval(it.value(), it.value(), it.value())))
            .toList(),
        true);
  }
}
