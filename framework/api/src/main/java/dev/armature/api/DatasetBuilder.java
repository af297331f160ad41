package dev.armature.api;

import java.util.Arrays;
import java.util.List;

/** Puts a {@link Dataset} together, episode by episode and step by step. */
public final class DatasetBuilder {

  private static final int FIRST_CAPACITY = 256;

  private final List<String> observationNames;
  private final List<String> actionNames;
  private final int observationSize;
  private final int actionSize;
  private int[] starts = new int[FIRST_CAPACITY];
  private float[] observations;
  private float[] actions;
  private float[] rewards = new float[FIRST_CAPACITY];
  private boolean[] terminated = new boolean[FIRST_CAPACITY];
  private boolean[] truncated = new boolean[FIRST_CAPACITY];
  private boolean[] success = new boolean[FIRST_CAPACITY];
  private int episodes;
  private int steps;

  /**
   * Nothing yet.
   *
   * @param observationNames the components of an observation
   * @param actionNames the components of an action
   */
  public DatasetBuilder(List<String> observationNames, List<String> actionNames) {
    this.observationNames = List.copyOf(observationNames);
    this.actionNames = List.copyOf(actionNames);
    observationSize = observationNames.size();
    actionSize = actionNames.size();
    observations = new float[FIRST_CAPACITY * observationSize];
    actions = new float[FIRST_CAPACITY * actionSize];
  }

  /**
   * Begins an episode.
   *
   * @param observation what is seen first, {@code [observation]}
   */
  public void begin(float[] observation) {
    if (episodes == starts.length) {
      starts = Arrays.copyOf(starts, longer(episodes));
    }
    starts[episodes] = steps;
    episodes++;
    addObservation(observation);
  }

  /**
   * Adds a step to the episode.
   *
   * @param action what was done, {@code [action]}
   * @param step what came of it
   * @param nextObservation what was seen next, {@code [observation]}
   * @throws IllegalStateException if no episode has begun
   */
  public void add(float[] action, Step step, float[] nextObservation) {
    if (episodes == 0) {
      throw new IllegalStateException("no episode has begun");
    }
    if (steps == rewards.length) {
      int capacity = longer(steps);
      rewards = Arrays.copyOf(rewards, capacity);
      terminated = Arrays.copyOf(terminated, capacity);
      truncated = Arrays.copyOf(truncated, capacity);
      success = Arrays.copyOf(success, capacity);
    }
    if (actions.length < (steps + 1L) * actionSize) {
      actions = Arrays.copyOf(actions, longer(actions.length));
    }
    System.arraycopy(action, 0, actions, steps * actionSize, actionSize);
    rewards[steps] = step.reward();
    terminated[steps] = step.terminated();
    truncated[steps] = step.truncated();
    success[steps] = step.success();
    steps++;
    addObservation(nextObservation);
  }

  private void addObservation(float[] observation) {
    int from = (steps + episodes - 1) * observationSize;
    if (observations.length - from < observationSize) {
      observations = Arrays.copyOf(observations, longer(observations.length));
    }
    System.arraycopy(observation, 0, observations, from, observationSize);
  }

  /** Twice as long, as far as an array can be. */
  private static int longer(int length) {
    int longest = Integer.MAX_VALUE - 8;
    if (length >= longest) {
      throw new IllegalStateException("a dataset has room for " + longest + " numbers of a kind");
    }
    return (int) Math.min(2L * length, longest);
  }

  /** Takes the episode that has begun last out again. */
  public void dropEpisode() {
    episodes--;
    steps = starts[episodes];
  }

  /** Episodes begun so far. */
  public int episodes() {
    return episodes;
  }

  /** Steps so far, in all episodes together. */
  public int steps() {
    return steps;
  }

  /**
   * The dataset so far.
   *
   * @throws IllegalArgumentException if there is no episode, or the last one is not over
   */
  public Dataset build() {
    return new Dataset(
        observationNames,
        actionNames,
        Arrays.copyOf(starts, episodes),
        Arrays.copyOf(observations, (steps + episodes) * observationSize),
        Arrays.copyOf(actions, steps * actionSize),
        Arrays.copyOf(rewards, steps),
        Arrays.copyOf(terminated, steps),
        Arrays.copyOf(truncated, steps),
        Arrays.copyOf(success, steps));
  }
}
