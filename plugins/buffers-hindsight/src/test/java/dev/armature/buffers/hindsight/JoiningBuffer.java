package dev.armature.buffers.hindsight;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.List;

/**
 * A ring whose rows join up to n steps of an episode, as many as there are. It looks everything up
 * in the play that fills it.
 */
class JoiningBuffer implements ReplayBuffer {

  private final Play play;
  private final int capacity;
  private final int joined;
  private int added;

  JoiningBuffer(Play play, int capacity, int joined) {
    this.play = play;
    this.capacity = capacity;
    this.joined = joined;
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
    return added++ % capacity;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return Math.min(added, capacity);
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      batch.places()[row] = random.nextInt(size());
    }
    read(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      List<Play.Taken> steps = play.joined(batch.places()[row], capacity, joined);
      Play.Taken last = steps.get(steps.size() - 1);
      int width = Play.OBSERVATION;
      System.arraycopy(steps.get(0).observation, 0, batch.observations(), row * width, width);
      System.arraycopy(last.next, 0, batch.nextObservations(), row * width, width);
      batch.actions()[row] = steps.get(0).action[0];
      batch.rewards()[row] = (float) Play.earned(steps);
      batch.terminated()[row] = last.terminated ? 1 : 0;
      batch.steps()[row] = steps.size();
    }
  }

  @Override
  public void save(StateWriter out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void load(StateReader in) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
