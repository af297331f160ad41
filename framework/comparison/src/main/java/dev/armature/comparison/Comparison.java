package dev.armature.comparison;

import dev.armature.comparison.statistics.Aggregate;
import dev.armature.comparison.statistics.Bootstrap;
import dev.armature.comparison.statistics.Improvement;
import dev.armature.comparison.statistics.Interval;
import dev.armature.comparison.statistics.PerformanceProfile;
import dev.armature.comparison.statistics.Significance;
import dev.armature.host.configuration.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What scores of several algorithms say.
 *
 * @param scores the scores as they are
 * @param compared the scores in which tasks are put together: normalised where ranges were given
 * @param overall by algorithm, over all tasks
 * @param byTask by task and algorithm, of the scores as they are
 * @param improvements for pairs of algorithms
 * @param profiles performance profiles, a line for each algorithm over thresholds
 * @param significances tests, where they were asked for
 */
public record Comparison(
    ScoreTable scores,
    ScoreTable compared,
    Map<String, Map<Aggregate, Interval>> overall,
    Map<String, Map<String, Map<Aggregate, Interval>>> byTask,
    List<Improved> improvements,
    List<Band> profiles,
    List<Tested> significances) {

  // As many as a drawing can show.
  private static final int THRESHOLDS = 101;
  private static final int CURVE_RESAMPLES = 2000;

  /** The probability that {@code first} improves on {@code second}. */
  public record Improved(String first, String second, Interval probability) {}

  /** Two algorithms on a task, tested for a difference. */
  public record Tested(String task, String first, String second, Significance significance) {}

  /**
   * Compares scores.
   *
   * @param ranges what is 0 and 1 on each task; empty to leave scores as they are
   * @throws ComparisonException if a range or the baseline is missing
   */
  public static Comparison of(
      ScoreTable scores, Map<String, ScoreRange> ranges, ComparisonSettings settings) {
    settings.baseline().ifPresent(it -> requireKnown(it, scores.algorithms()));
    ScoreTable compared = ranges.isEmpty() ? scores : normalised(scores, ranges);
    Bootstrap bootstrap = settings.bootstrap();
    Map<String, Map<Aggregate, Interval>> overall = new LinkedHashMap<>();
    for (String algorithm : compared.algorithms()) {
      double[][] matrix = compared.of(algorithm);
      Map<Aggregate, Interval> aggregates = new EnumMap<>(Aggregate.class);
      for (Aggregate aggregate : wanted(settings.target())) {
        double target = settings.target().orElse(0);
        aggregates.put(aggregate, bootstrap.interval(matrix, it -> aggregate.of(it, target)));
      }
      overall.put(algorithm, aggregates);
    }
    return new Comparison(
        scores,
        compared,
        overall,
        byTask(scores, bootstrap),
        improvements(compared, settings),
        profiles(compared, bootstrap.atMost(CURVE_RESAMPLES)),
        settings.tests() ? significances(scores, settings) : List.of());
  }

  /** The algorithms, in the order of the scores. */
  public List<String> algorithms() {
    return scores.algorithms();
  }

  private static void requireKnown(String baseline, List<String> algorithms) {
    if (!algorithms.contains(baseline)) {
      throw new ComparisonException(
          "--baseline %s: there is no such algorithm; %s"
              .formatted(baseline, NearestName.hint(baseline, algorithms)));
    }
  }

  private static ScoreTable normalised(ScoreTable scores, Map<String, ScoreRange> ranges) {
    List<Score> all = new ArrayList<>();
    for (Score score : scores.scores()) {
      ScoreRange range = ranges.get(score.task());
      if (range == null) {
        throw new ComparisonException(
            "--normalise: there is no range for the task %s; %s"
                .formatted(score.task(), NearestName.hint(score.task(), ranges.keySet())));
      }
      all.add(
          new Score(
              score.task(), score.algorithm(), score.seed(), range.normalised(score.value())));
    }
    return new ScoreTable(all);
  }

  private static List<Aggregate> wanted(OptionalDouble target) {
    return Arrays.stream(Aggregate.values())
        .filter(it -> it != Aggregate.OPTIMALITY_GAP || target.isPresent())
        .toList();
  }

  private static Map<String, Map<String, Map<Aggregate, Interval>>> byTask(
      ScoreTable scores, Bootstrap bootstrap) {
    Map<String, Map<String, Map<Aggregate, Interval>>> byTask = new LinkedHashMap<>();
    for (String task : scores.tasks()) {
      Map<String, Map<Aggregate, Interval>> algorithms = new LinkedHashMap<>();
      for (String algorithm : scores.algorithms()) {
        double[][] runs = scores.of(algorithm, task);
        Map<Aggregate, Interval> aggregates = new EnumMap<>(Aggregate.class);
        for (Aggregate aggregate : wanted(OptionalDouble.empty())) {
          aggregates.put(aggregate, bootstrap.interval(runs, it -> aggregate.ofTask(it, 0)));
        }
        algorithms.put(algorithm, aggregates);
      }
      byTask.put(task, algorithms);
    }
    return byTask;
  }

  private static List<Improved> improvements(ScoreTable scores, ComparisonSettings settings) {
    List<Improved> all = new ArrayList<>();
    for (String first : scores.algorithms()) {
      for (String second : scores.algorithms()) {
        boolean asked = settings.baseline().map(second::equals).orElse(true);
        if (asked && !first.equals(second)) {
          Interval probability =
              settings
                  .bootstrap()
                  .atMost(CURVE_RESAMPLES)
                  .interval(scores.of(first), scores.of(second), Improvement::probability);
          all.add(new Improved(first, second, probability));
        }
      }
    }
    return all;
  }

  private static List<Band> profiles(ScoreTable scores, Bootstrap bootstrap) {
    double low = scores.scores().stream().mapToDouble(Score::value).min().orElseThrow();
    double high = scores.scores().stream().mapToDouble(Score::value).max().orElseThrow();
    double[] thresholds =
        IntStream.range(0, THRESHOLDS)
            .mapToDouble(i -> low + (high - low) * i / (THRESHOLDS - 1))
            .toArray();
    return scores.algorithms().stream()
        .map(
            it ->
                Band.of(
                    it, thresholds, PerformanceProfile.of(scores.of(it), thresholds, bootstrap)))
        .toList();
  }

  private static List<Tested> significances(ScoreTable scores, ComparisonSettings settings) {
    List<Tested> all = new ArrayList<>();
    List<String> algorithms = scores.algorithms();
    for (String task : scores.tasks()) {
      for (int i = 0; i < algorithms.size(); i++) {
        for (int j = 0; j < algorithms.size(); j++) {
          String first = algorithms.get(i);
          String second = algorithms.get(j);
          boolean asked =
              settings.baseline().isPresent()
                  ? i != j && second.equals(settings.baseline().get())
                  : i < j;
          if (asked) {
            all.add(
                new Tested(
                    task,
                    first,
                    second,
                    Significance.of(scores.of(first, task)[0], scores.of(second, task)[0])));
          }
        }
      }
    }
    return all;
  }
}
