package dev.armature.api;

/**
 * Remembers transitions and hands out random batches of them.
 *
 * <p>A buffer is a ring of {@link #capacity()} places, numbered from 0. The first transition goes
 * to place 0, each one to the place after the one before; in a full buffer the oldest stands there
 * and is forgotten. A buffer around another one can so keep a table of its own, by place.
 */
public interface ReplayBuffer extends Checkpointable, AutoCloseable {

  /**
   * Remembers one transition; where the buffer is full, the oldest is forgotten.
   *
   * @param environment which of the environments that are stepped side by side it comes from,
   *     counted from 0; the transitions of one come in the order of time, those of several in turn
   * @param observation what was seen, {@code [observation]}
   * @param action what was done, {@code [action]}
   * @param reward what it earned
   * @param nextObservation what was seen next, {@code [observation]}; what the next transition of
   *     this environment begins with, unless the episode ends here
   * @param terminated whether the task ended there
   * @param truncated whether the episode was cut short there; says where an episode ends and is
   *     never stored as an end
   * @return the place where it now lies
   */
  int add(
      int environment,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated,
      boolean truncated);

  /** The number of places. */
  int capacity();

  /** The number of transitions that can be sampled: those added, at most the capacity. */
  int size();

  /**
   * Fills the whole batch with random transitions: chooses {@link TransitionBatch#places()} and
   * {@link TransitionBatch#weights()}, and reads the rows.
   *
   * @throws IllegalStateException if the buffer is empty
   */
  void sample(RandomStream random, TransitionBatch batch);

  /**
   * Fills each row of a batch with the transition at its place; weights stay as they are.
   *
   * @param random for what a buffer makes up in reading, such as goals in hindsight; one that gives
   *     back what it remembers leaves it alone
   * @param batch with {@link TransitionBatch#places()} in [0, {@link #size()})
   */
  void read(RandomStream random, TransitionBatch batch);

  /**
   * Says that the batch sampled last has been learned from.
   *
   * @param batch the same one, with the agent's {@link TransitionBatch#errors()}
   * @throws ConfigurationException if the agent does not tell what this buffer needs
   */
  default void learned(TransitionBatch batch) {}

  /** Frees what the buffer holds; a second call does nothing. */
  @Override
  void close();
}
