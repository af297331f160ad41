package dev.armature.comparison;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import dev.armature.host.configuration.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names runs by a part of their configuration. The name of a section is its type, followed by those
 * of its keys that differ between runs with this type: {@code td3}, or {@code td3 policy-delay=1}.
 * The name of any other key is its value.
 */
final class Labels {

  private final IdentityHashMap<ComparedRun, String> labels = new IdentityHashMap<>();

  /**
   * @param keys sections or keys; several give a name of several parts
   */
  Labels(List<ComparedRun> runs, List<String> keys) {
    for (ComparedRun run : runs) {
      labels.put(
          run, keys.stream().map(key -> label(run, key, runs)).collect(Collectors.joining(" ")));
    }
  }

  /** The name of a run. */
  String of(ComparedRun run) {
    return Objects.requireNonNull(labels.get(run));
  }

  private static String label(ComparedRun run, String key, List<ComparedRun> runs) {
    Optional<Config> section = section(run, key);
    if (section.isEmpty()) {
      return run.value(key)
          .orElseThrow(
              () ->
                  new ComparisonException(
                      "--by %s: %s has no such key; %s"
                          .formatted(
                              key,
                              run.folder().configuration(),
                              NearestName.hint(key, names(run.configuration())))));
    }
    Optional<String> type = run.value(key + ".type");
    List<Map<String, String>> alike =
        runs.stream()
            .filter(it -> it.value(key + ".type").equals(type))
            .flatMap(it -> section(it, key).stream())
            .map(Labels::leaves)
            .toList();
    List<String> parts = new ArrayList<>(type.stream().toList());
    leaves(section.get())
        .forEach(
            (name, value) -> {
              if (differs(name, value, alike)) {
                parts.add(name + "=" + value);
              }
            });
    return parts.isEmpty() ? key : String.join(" ", parts);
  }

  private static boolean differs(
      String name, String value, Collection<Map<String, String>> sections) {
    return sections.stream().anyMatch(it -> !value.equals(it.get(name)));
  }

  private static Optional<Config> section(ComparedRun run, String key) {
    Config all = run.configuration();
    return all.hasPath(key) && all.getValue(key) instanceof ConfigObject section
        ? Optional.of(section.toConfig())
        : Optional.empty();
  }

  private static Map<String, String> leaves(Config section) {
    Map<String, String> leaves = new TreeMap<>();
    section.entrySet().forEach(it -> leaves.put(it.getKey(), it.getValue().unwrapped().toString()));
    return leaves;
  }

  private static Collection<String> names(Config all) {
    Collection<String> names = new TreeSet<>(all.root().keySet());
    all.entrySet().forEach(it -> names.add(it.getKey()));
    return names;
  }
}
