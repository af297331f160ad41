package dev.armature.comparison.report;

import dev.armature.comparison.ComparedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys of the configuration that are not the same in all runs. Runs that differ in nothing but
 * their seed are told together.
 */
final class Differences {

  private static final String SEED = "seed";

  private Differences() {}

  /**
   * {@code groups}, the names of the run folders of each group; and {@code keys}, each with {@code
   * key} and {@code values}, one for each group; empty text where it is not set.
   */
  static Map<String, Object> of(List<ComparedRun> runs) {
    Set<String> keys = new TreeSet<>();
    runs.forEach(run -> run.configuration().entrySet().forEach(it -> keys.add(it.getKey())));
    keys.remove(SEED);
    keys.removeIf(key -> runs.stream().map(it -> value(it, key)).distinct().count() < 2);
    Map<List<String>, List<String>> groups = new LinkedHashMap<>();
    for (ComparedRun run : runs) {
      List<String> values = keys.stream().map(key -> value(run, key)).toList();
      groups
          .computeIfAbsent(values, it -> new ArrayList<>())
          .add(String.valueOf(run.folder().path().getFileName()));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    int row = 0;
    for (String key : keys) {
      int at = row++;
      rows.add(
          Map.of("key", key, "values", groups.keySet().stream().map(it -> it.get(at)).toList()));
    }
    return Map.of("groups", List.copyOf(groups.values()), "keys", rows);
  }

  private static String value(ComparedRun run, String key) {
    return run.value(key).orElse("");
  }
}
