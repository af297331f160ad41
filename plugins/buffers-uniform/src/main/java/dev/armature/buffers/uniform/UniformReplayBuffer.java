package dev.armature.buffers.uniform;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.Arrays;

/**
 * A ring of transitions, sampled uniformly with replacement: one {@link RandomStream#nextInt} a
 * row, in the order of the rows.
 */
final class UniformReplayBuffer implements ReplayBuffer {

  private final int capacity;
  private final int observationSize;
  private final int actionSize;
  private final TransitionStorage storage;
  private int size;

  /** Where the next transition goes; in a full buffer the oldest stands there. */
  private int next;

  private boolean closed;

  /**
   * @param capacity the number of transitions remembered, at least 1
   * @param observationSize the number of components of an observation
   * @param actionSize the number of components of an action
   * @param longestArray the number of floats that one array may hold
   */
  UniformReplayBuffer(int capacity, int observationSize, int actionSize, int longestArray) {
    this.capacity = capacity;
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    storage = new TransitionStorage(capacity, observationSize, actionSize, longestArray);
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
    if (closed) {
      throw new IllegalStateException("the replay buffer is closed");
    }
    int place = next;
    storage.write(place, observation, action, reward, nextObservation, terminated);
    next = place + 1 == capacity ? 0 : place + 1;
    size = Math.min(size + 1, capacity);
    return place;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    if (size == 0) {
      throw new IllegalStateException("the replay buffer is empty: there is nothing to sample");
    }
    for (int row = 0; row < batch.size(); row++) {
      batch.places()[row] = random.nextInt(size);
    }
    Arrays.fill(batch.weights(), 1);
    read(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    int rows = batch.size();
    if (batch.observations().length != rows * observationSize
        || batch.actions().length != rows * actionSize) {
      throw new IllegalArgumentException(
          "the batch is not made for observations of %d and actions of %d components"
              .formatted(observationSize, actionSize));
    }
    storage.read(batch);
    Arrays.fill(batch.steps(), 1);
  }

  /** Saves the filled places alone, in the order in which they stand. */
  @Override
  public void save(StateWriter out) {
    out.longs("layout", capacity, observationSize, actionSize);
    out.longs("ring", size, next);
    storage.save(out, size);
  }

  @Override
  public void load(StateReader in) {
    long[] layout = in.longs("layout", 3);
    if (layout[0] != capacity || layout[1] != observationSize || layout[2] != actionSize) {
      throw new StateException(
          ("the saved replay buffer has capacity %d, observations of %d and actions of %d"
                  + " components; this one has %d, %d and %d")
              .formatted(layout[0], layout[1], layout[2], capacity, observationSize, actionSize));
    }
    long[] ring = in.longs("ring", 2);
    if (ring[0] < 0
        || ring[0] > capacity
        || ring[1] < 0
        || ring[1] >= capacity
        || (ring[0] < capacity && ring[1] != ring[0])) {
      throw new StateException(
          "a replay buffer of capacity %d cannot hold %d transitions with the next one at place %d"
              .formatted(capacity, ring[0], ring[1]));
    }
    size = (int) ring[0];
    next = (int) ring[1];
    storage.load(in, size);
  }

  @Override
  public void close() {
    closed = true;
    size = 0;
    storage.release();
  }
}
