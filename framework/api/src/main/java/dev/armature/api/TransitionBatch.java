package dev.armature.api;

import java.util.Arrays;

/**
 * A batch of transitions (s, a, r, s′, terminated), allocated once and filled again and again by
 * {@link ReplayBuffer#sample}.
 *
 * <p>The arrays are this batch's own: whoever gets the batch may read them during the call, and the
 * buffer writes to them; the agent writes {@link #errors()}.
 */
public final class TransitionBatch {

  private final int size;
  private final int demonstrations;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final float[] nextObservations;
  private final float[] terminated;
  private final int[] steps;
  private final int[] places;
  private final float[] weights;
  private final float[] errors;

  /**
   * Zeros, as if each row were one step and counted fully.
   *
   * @param size the number of transitions, at least 1
   * @param observationSize the number of components of an observation
   * @param actionSize the number of components of an action
   */
  public TransitionBatch(int size, int observationSize, int actionSize) {
    this(size, observationSize, actionSize, 0);
  }

  /**
   * The same, with demonstrations in front.
   *
   * @param demonstrations the number of rows, from the first on, that are demonstrations
   */
  public TransitionBatch(int size, int observationSize, int actionSize, int demonstrations) {
    this.size = size;
    this.demonstrations = demonstrations;
    observations = new float[size * observationSize];
    actions = new float[size * actionSize];
    rewards = new float[size];
    nextObservations = new float[size * observationSize];
    terminated = new float[size];
    steps = new int[size];
    places = new int[size];
    weights = new float[size];
    errors = new float[size];
    Arrays.fill(steps, 1);
    Arrays.fill(weights, 1);
    Arrays.fill(errors, -1);
  }

  /** The number of transitions. */
  public int size() {
    return size;
  }

  /**
   * How many rows, from the first on, are demonstrations: what {@link Agent#demonstrations()} asked
   * for; 0 where it asked for none.
   */
  public int demonstrations() {
    return demonstrations;
  }

  /** {@code [size, observation]}: what was seen. */
  public float[] observations() {
    return observations;
  }

  /** {@code [size, action]}: what was done. */
  public float[] actions() {
    return actions;
  }

  /** {@code [size]}: what it earned; over several {@link #steps()} their discounted sum. */
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

  /**
   * {@code [size]}: how many environment steps lie between observation and next observation; 1
   * unless the buffer joins several. What follows counts γ<sup>steps</sup>.
   */
  public int[] steps() {
    return steps;
  }

  /** {@code [size]}: the place in the buffer where each row lies. */
  public int[] places() {
    return places;
  }

  /** {@code [size]}: how much each row counts in the loss; 1 unless the buffer prefers some. */
  public float[] weights() {
    return weights;
  }

  /**
   * {@code [size]}: the absolute temporal-difference error of each row, which the agent writes in
   * {@link Agent#learn}; an agent that knows none leaves it alone. A buffer that wants errors
   * writes −1 beforehand to find out.
   */
  public float[] errors() {
    return errors;
  }

  /**
   * Fills {@code targets [size]} with what a critic is to give for each row: y = r +
   * γ<sup>steps</sup> (1 − terminated) v.
   *
   * @param discount the discount γ
   * @param nextValues {@code [size]}: the value v of what was seen next
   * @param targets filled; may be the same array
   */
  public void bootstrap(double discount, float[] nextValues, float[] targets) {
    for (int i = 0; i < size; i++) {
      float counts = (float) power(discount, steps[i]);
      targets[i] = rewards[i] + (1 - terminated[i]) * counts * nextValues[i];
    }
  }

  /** The library's power function allocates. */
  private static double power(double base, int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }

  /**
   * Fills {@code rows [size, observation + action]} with observations and actions side by side:
   * what a critic Q(s, a) reads.
   *
   * @param observations {@code [size, observation]}, such as {@link #nextObservations()}
   * @param actions {@code [size, action]}, such as what the actor would do
   */
  public void join(float[] observations, float[] actions, float[] rows) {
    int observationSize = observations.length / size;
    int actionSize = actions.length / size;
    int width = observationSize + actionSize;
    for (int i = 0; i < size; i++) {
      System.arraycopy(observations, i * observationSize, rows, i * width, observationSize);
      System.arraycopy(actions, i * actionSize, rows, i * width + observationSize, actionSize);
    }
  }
}
