package dev.armature.host.index;

import dev.armature.host.training.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which runs are asked for: those that meet all of it.
 *
 * @param names patterns with {@code *} and {@code ?}, one of which the name or the path matches;
 *     none for any
 * @param agents types of agents, any of them; none for all
 * @param environments types of environments, any of them; none for all
 * @param statuses any of them; none for all
 * @param tags all of them
 * @param since begun then or later
 * @param bounds on metrics; a run without the metric does not meet one
 */
public record RunFilter(
    List<String> names,
    List<String> agents,
    List<String> environments,
    List<RunStatus> statuses,
    List<String> tags,
    OptionalLong seed,
    Optional<Instant> since,
    List<MetricBound> bounds) {

  /** All runs. */
  public static final RunFilter ALL =
      new RunFilter(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          OptionalLong.empty(),
          Optional.empty(),
          List.of());

  public RunFilter {
    names = List.copyOf(names);
    agents = List.copyOf(agents);
    environments = List.copyOf(environments);
    statuses = List.copyOf(statuses);
    tags = List.copyOf(tags);
    bounds = List.copyOf(bounds);
  }
}
