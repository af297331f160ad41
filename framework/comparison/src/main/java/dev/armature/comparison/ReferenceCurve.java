package dev.armature.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published learning curve to be shown beside runs.
 *
 * @param task the task, by the name that it has here
 * @param algorithm whose curve it is
 * @param curve the published values
 */
public record ReferenceCurve(String task, String algorithm, Curve curve) {

  private static final List<String> COLUMNS = List.of("task", "algorithm", "step", "score");

  /**
   * Reads curves from CSV with the columns task, algorithm, step and score.
   *
   * @throws ComparisonException if it is not as expected, with its line
   */
  public static List<ReferenceCurve> read(Path file) throws IOException {
    Map<List<String>, List<CsvFile.Row>> curves = new LinkedHashMap<>();
    for (CsvFile.Row row : new CsvFile(file, COLUMNS).rows()) {
      curves
          .computeIfAbsent(
              List.of(row.text("task"), row.text("algorithm")), it -> new ArrayList<>())
          .add(row);
    }
    List<ReferenceCurve> all = new ArrayList<>();
    curves.forEach(
        (name, rows) ->
            all.add(new ReferenceCurve(name.get(0), name.get(1), Curve.of(rows, "step", "score"))));
    return all;
  }
}
