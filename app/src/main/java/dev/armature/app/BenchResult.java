package dev.armature.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What has been measured of one route. */
final class BenchResult {

  private static final double MILLIS_PER_NANO = 1e-6;
  private static final double MICROS_PER_NANO = 1e-3;
  private static final double TAIL = 0.99;

  private final BenchRoute route;
  private final List<Double> roundMillis = new ArrayList<>();
  private final List<Double> roundActionMicros = new ArrayList<>();
  private final List<Double> stepMillis = new ArrayList<>();
  private OptionalDouble startSeconds = OptionalDouble.empty();
  private OptionalDouble peakMegabytes = OptionalDouble.empty();
  private double productRate;
  private Optional<String> failure = Optional.empty();

  BenchResult(BenchRoute route) {
    this.route = route;
  }

  BenchRoute route() {
    return route;
  }

  /** It took so long from the start of the process to the end of the first step [s]. */
  void started(double seconds) {
    startSeconds = OptionalDouble.of(seconds);
  }

  /**
   * A round is over.
   *
   * @param steps the time of each step [ns]
   * @param actions the time of each action [ns]
   */
  void round(double[] steps, double[] actions) {
    int group = BenchTask.POLICY_DELAY;
    double[] means = new double[steps.length / group];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          Arrays.stream(steps, i * group, (i + 1) * group).average().orElseThrow()
              * MILLIS_PER_NANO;
    }
    roundMillis.add(quantile(means, 0.5));
    roundActionMicros.add(quantile(actions, 0.5) * MICROS_PER_NANO);
    Arrays.stream(steps).forEach(it -> stepMillis.add(it * MILLIS_PER_NANO));
  }

  /** The peak of its memory [MB]. */
  void peak(OptionalDouble megabytes) {
    peakMegabytes = megabytes;
  }

  /** It multiplied matrices at that rate [GFLOP/s]; the best one counts. */
  void product(double rate) {
    productRate = Math.max(productRate, rate);
  }

  /** It cannot be run. */
  void failed(String reason) {
    failure = Optional.of(reason);
  }

  /** Why it cannot be run; empty where it can. */
  Optional<String> failure() {
    return failure;
  }

  /** The time of a step [ms]: the median over rounds of {@link #roundMillis()}. */
  OptionalDouble millis() {
    return median(roundMillis);
  }

  /**
   * For each round the time of a step [ms]: the median over groups of consecutive steps, of which
   * one updates the actor, of their mean.
   */
  List<Double> roundMillis() {
    return List.copyOf(roundMillis);
  }

  /** The time of an action [µs]. */
  OptionalDouble actionMicros() {
    return median(roundActionMicros);
  }

  /** The time that 99 of 100 single steps stay below [ms]. */
  OptionalDouble tailMillis() {
    return stepMillis.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(quantile(array(stepMillis), TAIL));
  }

  OptionalDouble peakMegabytes() {
    return peakMegabytes;
  }

  OptionalDouble startSeconds() {
    return startSeconds;
  }

  /** The best rate of products [GFLOP/s]; 0 where none was measured. */
  double productRate() {
    return productRate;
  }

  /** The median; empty where there are no values. */
  static OptionalDouble median(List<Double> values) {
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(quantile(array(values), 0.5));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(it -> it).toArray();
  }

  /** The value below which that share of all values lies, interpolated linearly. */
  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
