package dev.armature.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What counts as 0 and as 1 on a task, so that scores of several tasks can be put together.
 *
 * @param low the score that becomes 0, such as that of a random policy
 * @param high the score that becomes 1, such as that of an expert; above {@code low}
 */
public record ScoreRange(double low, double high) {

  private static final List<String> COLUMNS = List.of("task", "low", "high");

  /** The raw score in this measure. */
  public double normalised(double raw) {
    return (raw - low) / (high - low);
  }

  /**
   * Reads the ranges of tasks from CSV with the columns task, low and high.
   *
   * @throws ComparisonException if it is not as expected, with its line
   */
  public static Map<String, ScoreRange> read(Path file) throws IOException {
    Map<String, ScoreRange> ranges = new LinkedHashMap<>();
    for (CsvFile.Row row : new CsvFile(file, COLUMNS).rows()) {
      ScoreRange range = new ScoreRange(row.number("low"), row.number("high"));
      if (range.high <= range.low) {
        throw new ComparisonException(
            "%s: %s: expected low below high, found %s and %s"
                .formatted(file, row.text("task"), range.low, range.high));
      }
      ranges.put(row.text("task"), range);
    }
    return ranges;
  }
}
