package dev.armature.comparison;

import dev.armature.comparison.statistics.Aggregate;
import dev.armature.comparison.statistics.Bootstrap;
import dev.armature.comparison.statistics.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Sample-efficiency curves: the interquartile mean of runs over environment steps, with a bootstrap
 * band, at the steps at which all of them were evaluated (Agarwal et al. 2021).
 */
public final class LearningCurves {

  private static final int RESAMPLES = 2000;

  private final Map<String, Map<String, List<Curve>>> curves = new LinkedHashMap<>();
  private final Bootstrap bootstrap;

  public LearningCurves(Bootstrap bootstrap) {
    this.bootstrap = bootstrap.atMost(RESAMPLES);
  }

  /** Adds the curve of a run. */
  public void add(String task, String algorithm, Curve curve) {
    curves
        .computeIfAbsent(algorithm, it -> new LinkedHashMap<>())
        .computeIfAbsent(task, it -> new ArrayList<>())
        .add(curve);
  }

  /** A band for each algorithm that has runs on a task. */
  public List<Band> onTask(String task) {
    return curves.entrySet().stream()
        .filter(it -> it.getValue().containsKey(task))
        .map(it -> band(it.getKey(), List.of(it.getValue().get(task))))
        .filter(it -> !it.points().isEmpty())
        .toList();
  }

  /**
   * A band for each algorithm over all tasks.
   *
   * @param ranges what is 0 and 1 on each task; empty to leave values as they are
   */
  public List<Band> overall(Map<String, ScoreRange> ranges) {
    List<Band> bands = new ArrayList<>();
    curves.forEach(
        (algorithm, byTask) -> {
          List<List<Curve>> tasks = new ArrayList<>();
          byTask.forEach((task, runs) -> tasks.add(normalised(runs, ranges.get(task))));
          bands.add(band(algorithm, tasks));
        });
    return bands.stream().filter(it -> !it.points().isEmpty()).toList();
  }

  private static List<Curve> normalised(List<Curve> runs, @Nullable ScoreRange range) {
    if (range == null) {
      return runs;
    }
    return runs.stream()
        .map(
            it ->
                new Curve(
                    it.points().stream()
                        .map(
                            point -> new Curve.Point(point.step(), range.normalised(point.value())))
                        .toList()))
        .toList();
  }

  private Band band(String algorithm, List<List<Curve>> tasks) {
    long[] steps = common(tasks);
    double[][][] values = new double[tasks.size()][][];
    int[] shape = new int[tasks.size()];
    for (int task = 0; task < values.length; task++) {
      values[task] = tasks.get(task).stream().map(it -> at(it, steps)).toArray(double[][]::new);
      shape[task] = values[task].length;
    }
    Interval[] points =
        bootstrap.intervals(shape, chosen -> interquartileMeans(values, chosen, steps.length));
    return Band.of(algorithm, LongStream.of(steps).asDoubleStream().toArray(), points);
  }

  private static double[] interquartileMeans(double[][][] values, int[][] chosen, int steps) {
    double[] means = new double[steps];
    double[][] scores = new double[chosen.length][];
    for (int step = 0; step < steps; step++) {
      for (int task = 0; task < chosen.length; task++) {
        scores[task] = new double[chosen[task].length];
        for (int i = 0; i < scores[task].length; i++) {
          scores[task][i] = values[task][chosen[task][i]][step];
        }
      }
      means[step] = Aggregate.IQM.of(scores, 0);
    }
    return means;
  }

  /** The steps that all curves have. */
  private static long[] common(List<List<Curve>> tasks) {
    Set<Long> steps = null;
    for (List<Curve> runs : tasks) {
      for (Curve run : runs) {
        Set<Long> own = run.points().stream().map(Curve.Point::step).collect(Collectors.toSet());
        if (steps == null) {
          steps = new TreeSet<>(own);
        } else {
          steps.retainAll(own);
        }
      }
    }
    return steps == null ? new long[0] : steps.stream().mapToLong(it -> it).toArray();
  }

  private static double[] at(Curve curve, long[] steps) {
    Map<Long, Double> values = new HashMap<>();
    curve.points().forEach(it -> values.put(it.step(), it.value()));
    return LongStream.of(steps).mapToDouble(values::get).toArray();
  }
}
