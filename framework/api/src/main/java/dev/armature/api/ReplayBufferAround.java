package dev.armature.api;

/**
 * A replay buffer around another one. It passes on whatever a subclass does not do itself, all but
 * its state: a subclass saves what it keeps, and the buffer within in a scope of its own.
 */
public abstract class ReplayBufferAround implements ReplayBuffer {

  private final ReplayBuffer buffer;

  /**
   * @param buffer what remembers the transitions; closed by this one
   */
  protected ReplayBufferAround(ReplayBuffer buffer) {
    this.buffer = buffer;
  }

  /** What remembers the transitions. */
  protected final ReplayBuffer buffer() {
    return buffer;
  }

  @Override
  public int add(
      int environment,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated,
      boolean truncated) {
    return buffer.add(
        environment, observation, action, reward, nextObservation, terminated, truncated);
  }

  @Override
  public final int capacity() {
    return buffer.capacity();
  }

  @Override
  public final int size() {
    return buffer.size();
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    buffer.sample(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    buffer.read(random, batch);
  }

  @Override
  public void learned(TransitionBatch batch) {
    buffer.learned(batch);
  }

  @Override
  public void close() {
    buffer.close();
  }
}
