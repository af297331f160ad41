package dev.armature.api;

import java.util.Optional;

/**
 * What an environment tells about itself; it never changes during the environment's life.
 *
 * @param observation the observations that {@code reset} and {@code step} fill in
 * @param action the actions that {@code step} takes; every bound is finite
 * @param controlPeriod simulated time between two steps [s]; 0 where the task has no clock
 * @param horizon the number of steps after which an episode is truncated; 0 for no limit
 * @param reportsSuccess whether {@link Step#success()} has a meaning in this environment
 * @param goals the goals in an observation; empty where the task has none, or does not show them
 */
public record EnvironmentSpec(
    Space observation,
    Space action,
    double controlPeriod,
    int horizon,
    boolean reportsSuccess,
    Optional<GoalSpec> goals) {

  public EnvironmentSpec {
    for (Dimension dimension : action.dimensions()) {
      if (Float.isInfinite(dimension.low()) || Float.isInfinite(dimension.high())) {
        throw new IllegalArgumentException("action " + dimension.name() + " has no finite bounds");
      }
    }
    if (!(controlPeriod >= 0) || horizon < 0) {
      throw new IllegalArgumentException("control period and horizon are not negative");
    }
    goals.ifPresent(it -> it.requireIn(observation));
  }

  /** An environment without goals. */
  public EnvironmentSpec(
      Space observation, Space action, double controlPeriod, int horizon, boolean reportsSuccess) {
    this(observation, action, controlPeriod, horizon, reportsSuccess, Optional.empty());
  }
}
