package dev.armature.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads scores from CSV with the columns task, algorithm, seed and score. */
public final class ScoreFile {

  private static final List<String> COLUMNS = List.of("task", "algorithm", "seed", "score");

  private ScoreFile() {}

  /**
   * Reads a file.
   *
   * @throws ComparisonException if it is not as expected, with its line
   */
  public static List<Score> read(Path file) throws IOException {
    List<Score> scores =
        new CsvFile(file, COLUMNS)
            .rows().stream()
                .map(
                    row ->
                        new Score(
                            row.text("task"),
                            row.text("algorithm"),
                            row.text("seed"),
                            row.number("score")))
                .toList();
    if (scores.isEmpty()) {
      throw new ComparisonException(file + ": there are no scores in it");
    }
    return scores;
  }
}
