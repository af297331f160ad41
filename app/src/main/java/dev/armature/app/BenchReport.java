package dev.armature.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the routes come to beside each other. */
final class BenchReport {

  private static final String UNKNOWN = "-";
  private static final double FLOPS_PER_GIGAFLOP = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final List<BenchResult> results;
  private final int threads;
  private final double stepFlops;

  /**
   * @param threads the number of threads that PyTorch has in a ratio
   * @param stepFlops see {@link BenchTask#stepFlops()}
   */
  BenchReport(List<BenchResult> results, int threads, double stepFlops) {
    this.results = List.copyOf(results);
    this.threads = threads;
    this.stepFlops = stepFlops;
  }

  /** {@code routes}: a list with one object a route. */
  Map<String, Object> json() {
    List<Map<String, @Nullable Object>> routes = new ArrayList<>();
    for (BenchResult result : results) {
      Map<String, @Nullable Object> route = new LinkedHashMap<>();
      route.put("name", result.route().name());
      route.put("threads", result.route().threads().orElse(null));
      measures(result).forEach((key, value) -> route.put(key, rounded(value)));
      routes.add(route);
    }
    return Map.of("routes", routes);
  }

  private static @Nullable Double rounded(OptionalDouble value) {
    return value.isPresent() ? Math.round(value.getAsDouble() * 1000) / 1000.0 : null;
  }

  private Map<String, OptionalDouble> measures(BenchResult result) {
    Map<String, OptionalDouble> measures = new LinkedHashMap<>();
    measures.put("step_ms", result.millis());
    measures.put("ratio_to_pytorch", ratioToPyTorch(result));
    measures.put("sgemm_share", sgemmShare(result));
    measures.put("action_us", result.actionMicros());
    measures.put("p99_ms", result.tailMillis());
    measures.put("peak_rss_mb", result.peakMegabytes());
    measures.put("start_to_first_step_s", result.startSeconds());
    if (result.failure().isPresent()) {
      measures.replaceAll((key, value) -> OptionalDouble.empty());
    }
    return measures;
  }

  /** How many times as fast as PyTorch in the same round; the median over rounds. */
  private OptionalDouble ratioToPyTorch(BenchResult result) {
    Optional<BenchResult> pyTorch =
        results.stream()
            .filter(it -> it.route().name().equals(BenchRoute.PYTORCH))
            .filter(usesThreads(threads))
            .filter(it -> it.failure().isEmpty())
            .findFirst();
    if (pyTorch.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> own = result.roundMillis();
    List<Double> other = pyTorch.get().roundMillis();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Math.min(own.size(), other.size()); round++) {
      ratios.add(other.get(round) / own.get(round));
    }
    return BenchResult.median(ratios);
  }

  /** The time that the step's products need at the machine's best rate, over the step's time. */
  private OptionalDouble sgemmShare(BenchResult result) {
    double rate = productRate(result.route().threads().orElse(threads));
    OptionalDouble millis = result.millis();
    return rate > 0 && millis.isPresent()
        ? OptionalDouble.of(
            stepFlops / (rate * FLOPS_PER_GIGAFLOP) * MILLIS_PER_SECOND / millis.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The best rate of any route with at most so many threads [GFLOP/s]; 0 where there is none. */
  private double productRate(int threads) {
    return results.stream()
        .filter(it -> it.route().threads().orElse(threads) <= threads)
        .mapToDouble(BenchResult::productRate)
        .max()
        .orElse(0);
  }

  private static Predicate<BenchResult> usesThreads(int threads) {
    return it -> it.route().threads().equals(Optional.of(threads));
  }

  /** The same for people. */
  String table() {
    Table table =
        new Table(
            "ROUTE",
            "THREADS",
            "STEP ms",
            "x PYTORCH",
            "OF SGEMM",
            "ACTION µs",
            "P99 ms",
            "PEAK MB",
            "FIRST STEP s");
    for (BenchResult result : results) {
      List<String> cells = new ArrayList<>();
      cells.add(result.route().name());
      cells.add(result.route().threads().map(String::valueOf).orElse(UNKNOWN));
      measures(result)
          .forEach(
              (key, value) ->
                  cells.add(key.equals("sgemm_share") ? percent(value) : figure(value)));
      table.row(cells.toArray(String[]::new));
    }
    return table.toString();
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent()
        ? String.format(
            Locale.ROOT, value.getAsDouble() < 100 ? "%.2f" : "%.0f", value.getAsDouble())
        : UNKNOWN;
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%.0f %%", share.getAsDouble() * 100)
        : UNKNOWN;
  }

  /** A line on the best rate of products, then one on each route that cannot be run. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    results.stream()
        .flatMap(it -> it.route().threads().stream())
        .distinct()
        .filter(it -> productRate(it) > 0)
        .forEach(
            it ->
                notes.add(
                    String.format(
                        Locale.ROOT,
                        "sgemm with %d thread%s: %.0f GFLOP/s; a step has %.1f MFLOP",
                        it,
                        it == 1 ? "" : "s",
                        productRate(it),
                        stepFlops * 1e-6)));
    for (BenchResult result : results) {
      result
          .failure()
          .ifPresent(reason -> notes.add(result.route().title() + " cannot be run: " + reason));
    }
    return notes;
  }
}
