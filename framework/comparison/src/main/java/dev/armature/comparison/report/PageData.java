package dev.armature.comparison.report;

import dev.armature.comparison.Band;
import dev.armature.comparison.Comparison;
import dev.armature.comparison.statistics.Aggregate;
import dev.armature.comparison.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a comparison says under stable keys: for the page's script and for programs. */
public final class PageData {

  private PageData() {}

  /**
   * The whole comparison as maps, lists, text and numbers; a number that is not one is {@code
   * null}.
   */
  public static Map<String, Object> of(Report report) {
    Comparison comparison = report.comparison();
    List<String> algorithms = comparison.algorithms();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("title", report.title());
    data.put("metric", report.metric());
    data.put("confidence", report.confidence());
    data.put("tasks", comparison.scores().tasks());
    List<Map<String, Object>> named = new ArrayList<>();
    for (int i = 0; i < algorithms.size(); i++) {
      named.add(Map.of("name", algorithms.get(i), "colour", Palette.css(i)));
    }
    data.put("algorithms", named);
    data.put("overall", aggregates(comparison.overall()));
    Map<String, Object> byTask = new LinkedHashMap<>();
    comparison.byTask().forEach((task, all) -> byTask.put(task, aggregates(all)));
    data.put("by_task", byTask);
    data.put(
        "scores",
        comparison.scores().scores().stream()
            .map(
                it ->
                    Map.of(
                        "task", it.task(),
                        "algorithm", it.algorithm(),
                        "seed", it.seed(),
                        "score", it.value()))
            .toList());
    data.put(
        "improvement",
        comparison.improvements().stream()
            .map(it -> pair(it.first(), it.second(), interval(it.probability())))
            .toList());
    data.put("tests", comparison.significances().stream().map(PageData::test).toList());
    data.put("profiles", bands(comparison.profiles()));
    Map<String, Object> curves = new LinkedHashMap<>();
    report.curves().forEach((task, bands) -> curves.put(task, bands(bands)));
    data.put("curves", curves);
    data.put("efficiency", bands(report.efficiency()));
    return data;
  }

  private static Map<String, Object> aggregates(Map<String, Map<Aggregate, Interval>> all) {
    Map<String, Object> json = new LinkedHashMap<>();
    all.forEach(
        (algorithm, aggregates) -> {
          Map<String, Object> values = new LinkedHashMap<>();
          aggregates.forEach((aggregate, value) -> values.put(aggregate.key(), interval(value)));
          json.put(algorithm, values);
        });
    return json;
  }

  private static Map<String, Object> interval(Interval value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("estimate", value.estimate());
    json.put("low", value.low());
    json.put("high", value.high());
    return json;
  }

  private static Map<String, Object> pair(String first, String second, Map<String, Object> more) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first", first);
    json.put("second", second);
    json.putAll(more);
    return json;
  }

  private static Map<String, @Nullable Object> test(Comparison.Tested test) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("task", test.task());
    json.put("first", test.first());
    json.put("second", test.second());
    json.put("welch_t", known(test.significance().welchT()));
    json.put("welch_p", known(test.significance().welchP()));
    json.put("mann_whitney_u", known(test.significance().mannWhitneyU()));
    json.put("mann_whitney_p", known(test.significance().mannWhitneyP()));
    return json;
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private static List<Map<String, Object>> bands(List<Band> bands) {
    return bands.stream().map(PageData::band).toList();
  }

  private static Map<String, Object> band(Band band) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("algorithm", band.algorithm());
    json.put("published", band.published());
    json.put("x", band.points().stream().map(Band.Point::x).toList());
    json.put("value", band.points().stream().map(it -> it.y().estimate()).toList());
    json.put("low", band.points().stream().map(it -> it.y().low()).toList());
    json.put("high", band.points().stream().map(it -> it.y().high()).toList());
    return json;
  }
}
