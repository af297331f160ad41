package dev.armature.api;

/**
 * A batch of transitions (s, a, r, s′, terminated), allocated once and filled again and again by
 * {@link ReplayBuffer#sample}.
 *
 * <p>The arrays are this batch's own: whoever gets the batch may read them during the call, and the
 * buffer writes to them.
 */
public final class TransitionBatch {

  private final int size;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final float[] nextObservations;
  private final float[] terminated;

  /**
   * @param size the number of transitions, at least 1
   * @param observationSize the number of components of an observation
   * @param actionSize the number of components of an action
   */
  public TransitionBatch(int size, int observationSize, int actionSize) {
    this.size = size;
    observations = new float[size * observationSize];
    actions = new float[size * actionSize];
    rewards = new float[size];
    nextObservations = new float[size * observationSize];
    terminated = new float[size];
  }

  /** The number of transitions. */
  public int size() {
    return size;
  }

  /** {@code [size, observation]}: what was seen. */
  public float[] observations() {
    return observations;
  }

  /** {@code [size, action]}: what was done. */
  public float[] actions() {
    return actions;
  }

  /** {@code [size]}: what it earned. */
  public float[] rewards() {
    return rewards;
  }

  /** {@code [size, observation]}: what was seen next. */
  public float[] nextObservations() {
    return nextObservations;
  }

  /**
   * {@code [size]}: 1 where the task ended there, else 0; 0 too where a time limit cut it short.
   */
  public float[] terminated() {
    return terminated;
  }
}
