package dev.armature.comparison.report;

import dev.armature.comparison.ComparedRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys of the configuration that are not the same in all runs. */
final class Differences {

  private Differences() {}

  /** Each such key with its {@code values}, one for each run; empty text where it is not set. */
  static List<Map<String, Object>> of(List<ComparedRun> runs) {
    Map<String, List<String>> values = new TreeMap<>();
    runs.stream()
        .flatMap(it -> it.configuration().entrySet().stream())
        .map(Map.Entry::getKey)
        .distinct()
        .forEach(
            key -> values.put(key, runs.stream().map(it -> it.value(key).orElse("")).toList()));
    return values.entrySet().stream()
        .filter(it -> it.getValue().stream().distinct().count() > 1)
        .map(it -> Map.<String, Object>of("key", it.getKey(), "values", it.getValue()))
        .toList();
  }
}
