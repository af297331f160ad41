package dev.armature.comparison;

import java.util.Comparator;
import java.util.List;

/**
 * How a metric went over training.
 *
 * @param points its values, with steps ascending
 */
public record Curve(List<Point> points) {

  /** The metric after so many environment steps. */
  public record Point(long step, double value) {}

  /** A curve from the rows of a file. */
  static Curve of(List<CsvFile.Row> rows, String step, String value) {
    return new Curve(
        rows.stream()
            .map(row -> new Point((long) row.number(step), row.number(value)))
            .sorted(Comparator.comparingLong(Point::step))
            .toList());
  }

  /** The mean of the last values, of all where there are fewer. */
  double last(int count) {
    return points.subList(Math.max(0, points.size() - count), points.size()).stream()
        .mapToDouble(Point::value)
        .average()
        .orElseThrow();
  }
}
