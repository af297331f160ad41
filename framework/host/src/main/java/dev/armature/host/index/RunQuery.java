package dev.armature.host.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter in SQL.
 *
 * @param condition what stands after {@code WHERE}
 * @param arguments for its question marks, in order
 */
record RunQuery(String condition, List<Object> arguments) {

  static RunQuery of(RunFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("1"));
    List<Object> arguments = new ArrayList<>();
    if (!filter.names().isEmpty()) {
      conditions.add(
          filter.names().stream()
              .map(it -> "name GLOB ? OR path GLOB ?")
              .collect(Collectors.joining(" OR ", "(", ")")));
      filter.names().forEach(it -> arguments.addAll(Collections.nCopies(2, it)));
    }
    any("agent", filter.agents(), conditions, arguments);
    any("environment", filter.environments(), conditions, arguments);
    any("status", filter.statuses().stream().map(Enum::name).toList(), conditions, arguments);
    for (String tag : filter.tags()) {
      conditions.add("EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)");
      arguments.add(tag);
    }
    filter
        .seed()
        .ifPresent(
            seed -> {
              conditions.add("seed = ?");
              arguments.add(seed);
            });
    filter
        .since()
        .ifPresent(
            since -> {
              conditions.add("started >= ?");
              arguments.add(since.toEpochMilli());
            });
    for (MetricBound bound : filter.bounds()) {
      conditions.add("json_extract(metrics, ?) " + bound.comparison() + " ?");
      arguments.add("$.\"" + bound.metric().replace("\"", "") + "\"");
      arguments.add(bound.value());
    }
    return new RunQuery(String.join(" AND ", conditions), arguments);
  }

  private static void any(
      String column, List<String> values, List<String> conditions, List<Object> arguments) {
    if (!values.isEmpty()) {
      conditions.add(column + " IN (" + "?, ".repeat(values.size() - 1) + "?)");
      arguments.addAll(values);
    }
  }
}
