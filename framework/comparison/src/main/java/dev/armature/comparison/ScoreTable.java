package dev.armature.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores by algorithm and task. Every algorithm has a run at least on every task. */
public final class ScoreTable {

  private final List<Score> scores;
  private final List<String> tasks;
  private final Map<String, double[][]> byAlgorithm = new LinkedHashMap<>();

  /**
   * Arranges scores; algorithms and tasks keep the order in which they come.
   *
   * @throws ComparisonException if a run is there twice, or an algorithm lacks a task
   */
  public ScoreTable(List<Score> scores) {
    if (scores.isEmpty()) {
      throw new ComparisonException("there are no scores to compare");
    }
    this.scores = List.copyOf(scores);
    Map<String, Map<String, List<Double>>> found = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    Set<List<String>> seen = new HashSet<>();
    for (Score score : scores) {
      if (!seen.add(List.of(score.task(), score.algorithm(), score.seed()))) {
        throw new ComparisonException(
            "two runs of %s on %s have the seed %s; leave one out"
                .formatted(score.algorithm(), score.task(), score.seed()));
      }
      names.add(score.task());
      found
          .computeIfAbsent(score.algorithm(), it -> new LinkedHashMap<>())
          .computeIfAbsent(score.task(), it -> new ArrayList<>())
          .add(score.value());
    }
    tasks = List.copyOf(names);
    found.forEach((algorithm, runs) -> byAlgorithm.put(algorithm, matrix(algorithm, runs)));
  }

  private double[][] matrix(String algorithm, Map<String, List<Double>> runs) {
    double[][] matrix = new double[tasks.size()][];
    for (int i = 0; i < matrix.length; i++) {
      String task = tasks.get(i);
      if (!runs.containsKey(task)) {
        throw new ComparisonException(
            "%s has no run on %s; compare algorithms on the same tasks".formatted(algorithm, task));
      }
      matrix[i] = runs.get(task).stream().mapToDouble(it -> it).toArray();
    }
    return matrix;
  }

  /** All scores, as they came. */
  public List<Score> scores() {
    return scores;
  }

  public List<String> tasks() {
    return tasks;
  }

  public List<String> algorithms() {
    return List.copyOf(byAlgorithm.keySet());
  }

  /** The scores of an algorithm, {@code [task][run]}. */
  public double[][] of(String algorithm) {
    double[][] matrix = byAlgorithm.get(algorithm);
    if (matrix == null) {
      throw new IllegalArgumentException("no scores of " + algorithm);
    }
    return matrix;
  }

  /** The scores of an algorithm on one task alone, {@code [1][run]}. */
  public double[][] of(String algorithm, String task) {
    return new double[][] {of(algorithm)[tasks.indexOf(task)]};
  }
}
