package dev.armature.comparison;

import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs with the task and the algorithm of each.
 *
 * @param runs the finished ones
 * @param tasks the task of each: its environment
 * @param algorithms the algorithm of each
 * @param leftOut the folders of runs that did not go to their end
 */
public record ComparedRuns(
    List<ComparedRun> runs, List<String> tasks, List<String> algorithms, List<Path> leftOut) {

  /**
   * Reads runs.
   *
   * @param metric the column of metrics.csv that is compared
   * @param by the sections or keys by which algorithms are told apart
   * @throws ComparisonException if one cannot be used, or none is finished
   */
  public static ComparedRuns read(List<RunFolder> folders, String metric, List<String> by)
      throws IOException {
    List<ComparedRun> runs = new ArrayList<>();
    List<Path> leftOut = new ArrayList<>();
    for (RunFolder folder : folders) {
      if (ComparedRun.isFinished(folder)) {
        runs.add(ComparedRun.read(folder, metric));
      } else {
        leftOut.add(folder.path());
      }
    }
    if (runs.isEmpty()) {
      throw new ComparisonException("none of the runs is finished; resume them first");
    }
    Labels tasks = new Labels(runs, List.of("environment"));
    Labels algorithms = new Labels(runs, by);
    return new ComparedRuns(
        List.copyOf(runs),
        runs.stream().map(tasks::of).toList(),
        runs.stream().map(algorithms::of).toList(),
        List.copyOf(leftOut));
  }

  /**
   * The score of each run: the mean of the last values of its metric.
   *
   * @param last how many
   */
  public List<Score> scores(int last) {
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      ComparedRun run = runs.get(i);
      scores.add(new Score(tasks.get(i), algorithms.get(i), run.seed(), run.curve().last(last)));
    }
    return scores;
  }

  /** Adds the curve of each run. */
  public void addTo(LearningCurves curves) {
    for (int i = 0; i < runs.size(); i++) {
      curves.add(tasks.get(i), algorithms.get(i), runs.get(i).curve());
    }
  }
}
