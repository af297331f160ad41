package dev.armature.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Where an observation holds the goal that has been achieved and the goal that is desired, and what
 * the one is worth where the other is desired. A replay buffer can then learn from an episode as if
 * what came of it had been desired. Source: Andrychowicz et al., "Hindsight Experience Replay",
 * 2017.
 *
 * <p>The desired goal stays the same throughout an episode, and no other component of the
 * observation depends on it: writing another goal in its place gives what would have been seen with
 * that goal.
 *
 * @param achieved the components that hold the achieved goal, as indices into the observation; at
 *     least one
 * @param desired the components that hold the desired goal, as many, in the same order and units
 * @param reward gives for the two goals in {@code nextObservation} exactly what {@code step}
 *     returned
 */
public record GoalSpec(List<Integer> achieved, List<Integer> desired, GoalReward reward) {

  /**
   * @throws IllegalArgumentException if a list is empty, their lengths differ, or a component
   *     stands in them twice
   */
  public GoalSpec {
    achieved = List.copyOf(achieved);
    desired = List.copyOf(desired);
    if (achieved.isEmpty() || achieved.size() != desired.size()) {
      throw new IllegalArgumentException(
          "an achieved and a desired goal have equally many components, at least one; here it is "
              + achieved.size()
              + " and "
              + desired.size());
    }
    List<Integer> all = new ArrayList<>(achieved);
    all.addAll(desired);
    if (new HashSet<>(all).size() < all.size()) {
      throw new IllegalArgumentException(
          "a component of the observation stands in one goal, once; here " + all);
    }
  }

  /** The number of a goal's components. */
  public int size() {
    return achieved.size();
  }

  /**
   * Reads the achieved goal out of an observation.
   *
   * @param observations where the observation begins at index {@code from}
   * @param goals filled with {@code [goal]} from index {@code to} on
   */
  public void readAchieved(float[] observations, int from, float[] goals, int to) {
    read(achieved, observations, from, goals, to);
  }

  /** Reads the desired goal out of an observation; the arrays are as in {@link #readAchieved}. */
  public void readDesired(float[] observations, int from, float[] goals, int to) {
    read(desired, observations, from, goals, to);
  }

  private static void read(
      List<Integer> components, float[] observations, int from, float[] goals, int to) {
    for (int i = 0; i < components.size(); i++) {
      goals[to + i] = observations[from + components.get(i)];
    }
  }

  /** Requires that the components exist, and that each is desired in the unit it is achieved in. */
  void requireIn(Space observation) {
    for (int i = 0; i < size(); i++) {
      Dimension has = component(observation, achieved.get(i));
      Dimension wants = component(observation, desired.get(i));
      if (!has.unit().equals(wants.unit())) {
        throw new IllegalArgumentException(
            "%s [%s] is to become %s [%s]; a goal is desired in the unit it is achieved in"
                .formatted(has.name(), has.unit(), wants.name(), wants.unit()));
      }
    }
  }

  private static Dimension component(Space observation, int index) {
    if (index < 0 || index >= observation.size()) {
      throw new IllegalArgumentException(
          "a goal's component %d is not in an observation of %d"
              .formatted(index, observation.size()));
    }
    return observation.dimensions().get(index);
  }
}
