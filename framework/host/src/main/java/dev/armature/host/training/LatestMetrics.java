package dev.armature.host.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads {@code metrics.csv}, also while it is written. */
public final class LatestMetrics {

  /** The column of the environment steps so far. */
  public static final String STEP = "step";

  private LatestMetrics() {}

  /** The last value in each column that has one, by the column's name. */
  public static Map<String, Double> of(RunFolder folder) throws IOException {
    Map<String, Double> latest = new HashMap<>();
    List<String> lines =
        Files.exists(folder.metrics()) ? Files.readAllLines(folder.metrics()) : List.of();
    if (lines.isEmpty()) {
      return latest;
    }
    String[] columns = lines.get(0).split(",", -1);
    for (int i = lines.size() - 1; i > 0 && latest.size() < columns.length; i--) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != columns.length) {
        // Half a line: the process ended while it was written.
        continue;
      }
      for (int j = 0; j < columns.length; j++) {
        OptionalDouble value = number(cells[j]);
        if (value.isPresent()) {
          latest.putIfAbsent(columns[j], value.getAsDouble());
        }
      }
    }
    return latest;
  }

  private static OptionalDouble number(String cell) {
    try {
      return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
