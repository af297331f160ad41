package dev.armature.api;

/** Remembers transitions and hands out random batches of them. */
public interface ReplayBuffer extends Checkpointable, AutoCloseable {

  /**
   * Remembers one transition; where the buffer is full, the oldest is forgotten.
   *
   * @param observation what was seen, {@code [observation]}
   * @param action what was done, {@code [action]}
   * @param reward what it earned
   * @param nextObservation what was seen next, {@code [observation]}
   * @param terminated whether the task ended there
   * @param truncated whether the episode was cut short there; says where an episode ends and is
   *     never stored as an end
   */
  void add(
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated,
      boolean truncated);

  /** The number of transitions that can be sampled. */
  int size();

  /**
   * Fills the whole batch with random transitions.
   *
   * @throws IllegalStateException if the buffer is empty
   */
  void sample(RandomStream random, TransitionBatch batch);

  /** Frees what the buffer holds; a second call does nothing. */
  @Override
  void close();
}
