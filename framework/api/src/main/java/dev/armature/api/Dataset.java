package dev.armature.api;

import java.util.List;

/**
 * Whole episodes that some policy has played, one after another: what to learn from without acting.
 *
 * <p>An episode of T steps has T + 1 observations, so that an observation stands here once: step t,
 * counted over all episodes, of episode e was taken at observation row t + e and led to row t + e +
 * 1. Observations are {@code [steps + episodes, observation]}, actions {@code [steps, action]}, the
 * rest {@code [steps]}, all row-major.
 *
 * <p>The arrays belong to the dataset and are only read.
 */
public final class Dataset {

  private final List<String> observationNames;
  private final List<String> actionNames;
  private final int[] starts;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final boolean[] terminated;
  private final boolean[] truncated;
  private final boolean[] success;

  /**
   * Takes the arrays over; {@link DatasetBuilder} puts them together.
   *
   * @param observationNames the components of an observation
   * @param actionNames the components of an action
   * @param starts {@code [episodes]}: the first step of each episode; 0, then growing
   * @param observations {@code [steps + episodes, observation]}, all finite
   * @param actions {@code [steps, action]}, all finite
   * @param rewards {@code [steps]}, all finite
   * @param terminated {@code [steps]}: whether the task ended there
   * @param truncated {@code [steps]}: whether the episode was cut short there
   * @param success {@code [steps]}: whether the goal held there
   * @throws IllegalArgumentException if there is no step, the lengths do not fit together, a number
   *     is not finite, or an episode ends elsewhere than at its last step
   */
  public Dataset(
      List<String> observationNames,
      List<String> actionNames,
      int[] starts,
      float[] observations,
      float[] actions,
      float[] rewards,
      boolean[] terminated,
      boolean[] truncated,
      boolean[] success) {
    this.observationNames = List.copyOf(observationNames);
    this.actionNames = List.copyOf(actionNames);
    this.starts = starts;
    this.observations = observations;
    this.actions = actions;
    this.rewards = rewards;
    this.terminated = terminated;
    this.truncated = truncated;
    this.success = success;
    requireEpisodes();
    requireLength("observations", observations.length, steps() + episodes(), observationSize());
    requireLength("actions", actions.length, steps(), actionSize());
    requireLength("terminated", terminated.length, steps(), 1);
    requireLength("truncated", truncated.length, steps(), 1);
    requireLength("success", success.length, steps(), 1);
    requireEnds();
    requireFinite("observations", observations, observationSize());
    requireFinite("actions", actions, actionSize());
    requireFinite("rewards", rewards, 1);
  }

  private void requireEpisodes() {
    if (starts.length == 0 || rewards.length == 0) {
      throw new IllegalArgumentException("there is no episode in it");
    }
    for (int i = 0; i < starts.length; i++) {
      int least = i == 0 ? 0 : starts[i - 1] + 1;
      if (starts[i] < least || starts[i] >= steps() || (i == 0 && starts[i] > 0)) {
        throw new IllegalArgumentException(
            "episode %d of %d starts at step %d of %d; expected 0 for the first, then growing"
                .formatted(i, starts.length, starts[i], steps()));
      }
    }
  }

  private static void requireLength(String what, int found, int rows, int width) {
    if (found != (long) rows * width) {
      throw new IllegalArgumentException(
          "%s has %d elements; expected %d rows of %d".formatted(what, found, rows, width));
    }
  }

  private void requireEnds() {
    for (int episode = 0; episode < episodes(); episode++) {
      int last = end(episode) - 1;
      for (int step = start(episode); step <= last; step++) {
        if ((terminated[step] || truncated[step]) != (step == last)) {
          throw new IllegalArgumentException(
              "episode %d is the steps %d to %d, and step %d is %s"
                  .formatted(
                      episode,
                      start(episode),
                      last,
                      step,
                      step == last ? "not an end" : "an end already"));
        }
      }
    }
  }

  private static void requireFinite(String what, float[] values, int width) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s row %d, component %d is %s; expected finite numbers"
                .formatted(what, i / width, i % width, values[i]));
      }
    }
  }

  /** The number of steps, in all episodes together; at least 1. */
  public int steps() {
    return rewards.length;
  }

  /** The number of episodes; at least 1. */
  public int episodes() {
    return starts.length;
  }

  /** The first step of an episode. */
  public int start(int episode) {
    return starts[episode];
  }

  /** The step after the last one of an episode. */
  public int end(int episode) {
    return episode + 1 < starts.length ? starts[episode + 1] : steps();
  }

  /** The names of the components of an observation. */
  public List<String> observationNames() {
    return observationNames;
  }

  /** The names of the components of an action. */
  public List<String> actionNames() {
    return actionNames;
  }

  /** The number of components of an observation. */
  public int observationSize() {
    return observationNames.size();
  }

  /** The number of components of an action. */
  public int actionSize() {
    return actionNames.size();
  }

  /** {@code [steps + episodes, observation]}: what was seen, last observations included. */
  public float[] observations() {
    return observations;
  }

  /** {@code [steps, action]}: what was done. */
  public float[] actions() {
    return actions;
  }

  /** {@code [steps]}: what it earned. */
  public float[] rewards() {
    return rewards;
  }

  /** {@code [steps]}: whether the task ended there. */
  public boolean[] terminated() {
    return terminated;
  }

  /** {@code [steps]}: whether the episode was cut short there. */
  public boolean[] truncated() {
    return truncated;
  }

  /** {@code [steps]}: whether the goal held there. */
  public boolean[] success() {
    return success;
  }
}
