package ${package};

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;

/**
 * The latest transitions, each as likely to be sampled as any other. A transition is one row of
 * floats: observation, action, reward, terminated, next observation.
 */
final class RingBuffer implements ReplayBuffer {

  private final int capacity;
  private final int observation;
  private final int action;
  private final int width;
  private final float[] rows;
  private long added;

  RingBuffer(int capacity, EnvironmentSpec environment) {
    this.capacity = capacity;
    observation = environment.observation().size();
    action = environment.action().size();
    width = 2 * observation + action + 2;
    rows = new float[Math.multiplyExact(capacity, width)];
  }

  @Override
  public int add(
      int environment,
      float[] seen,
      float[] done,
      float reward,
      float[] next,
      boolean terminated,
      boolean truncated) {
    int place = (int) (added % capacity);
    int at = place * width;
    // Copied: the arrays are the caller's, who fills them again.
    System.arraycopy(seen, 0, rows, at, observation);
    System.arraycopy(done, 0, rows, at + observation, action);
    rows[at + observation + action] = reward;
    // A time limit is no end: what follows still has a value.
    rows[at + observation + action + 1] = terminated ? 1 : 0;
    System.arraycopy(next, 0, rows, at + observation + action + 2, observation);
    added++;
    return place;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return (int) Math.min(added, capacity);
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    if (added == 0) {
      throw new IllegalStateException("the buffer is empty");
    }
    for (int row = 0; row < batch.size(); row++) {
      batch.places()[row] = random.nextInt(size());
      batch.weights()[row] = 1;
    }
    read(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      int at = batch.places()[row] * width;
      System.arraycopy(rows, at, batch.observations(), row * observation, observation);
      System.arraycopy(rows, at + observation, batch.actions(), row * action, action);
      batch.rewards()[row] = rows[at + observation + action];
      batch.terminated()[row] = rows[at + observation + action + 1];
      System.arraycopy(
          rows,
          at + observation + action + 2,
          batch.nextObservations(),
          row * observation,
          observation);
      batch.steps()[row] = 1;
    }
  }

  @Override
  public void save(StateWriter out) {
    out.longs("added", added);
    out.longs("shape", capacity, observation, action);
    out.floats("rows", new int[] {size(), width}, rows);
  }

  @Override
  public void load(StateReader in) {
    long[] shape = in.longs("shape", 3);
    if (shape[0] != capacity || shape[1] != observation || shape[2] != action) {
      throw new StateException(
          "the saved buffer has %d places for %d and %d components; expected %d, %d and %d"
              .formatted(shape[0], shape[1], shape[2], capacity, observation, action));
    }
    added = in.longs("added", 1)[0];
    in.floats("rows", new int[] {size(), width}, rows);
  }

  @Override
  public void close() {}
}
