package dev.armature.host.index;

import dev.armature.host.training.RunStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the index knows of a run.
 *
 * @param path its folder, relative to the folder of all runs, with {@code /} between names
 * @param name the experiment's name
 * @param agent the type of its agent
 * @param environment the type of its environment
 * @param started when it began; empty where its folder does not tell
 * @param steps environment steps up to the last row of its metrics
 * @param tags the words that a user has put on it
 * @param metrics numbers by name: those of the evaluation that ended it, such as {@code
 *     return_mean}, and the latest value of each column of {@code metrics.csv}
 */
public record RunEntry(
    String path,
    String name,
    long seed,
    String agent,
    String environment,
    RunStatus status,
    Optional<Instant> started,
    long steps,
    SortedSet<String> tags,
    Map<String, Double> metrics) {

  public RunEntry {
    tags = new TreeSet<>(tags);
    metrics = Map.copyOf(metrics);
  }
}
