package dev.armature.tck;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A replay buffer for tests of what needs one: it samples uniformly and keeps every rule of {@link
 * ReplayBufferContract}, without a thought of speed.
 */
public class ListBuffer implements ReplayBuffer {

  /** One transition; {@code numbers} holds the reward, then 1 or 0 for terminated. */
  static final class Entry {

    final float[] observation;
    final float[] action;
    final float[] numbers;
    final float[] nextObservation;

    Entry(float[] observation, float[] action, float[] numbers, float[] nextObservation) {
      this.observation = observation;
      this.action = action;
      this.numbers = numbers;
      this.nextObservation = nextObservation;
    }
  }

  final int capacity;
  final List<Entry> entries = new ArrayList<>();
  private int next;
  private final int observationSize;
  private final int actionSize;

  /**
   * @param capacity how many transitions it remembers at most
   * @param environment where they come from
   */
  public ListBuffer(int capacity, EnvironmentSpec environment) {
    this.capacity = capacity;
    observationSize = environment.observation().size();
    actionSize = environment.action().size();
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
    return remember(
        new Entry(
            observation.clone(),
            action.clone(),
            new float[] {reward, terminated ? 1 : 0},
            nextObservation.clone()));
  }

  int remember(Entry entry) {
    int place = next;
    if (place == entries.size()) {
      entries.add(entry);
    } else {
      entries.set(place, entry);
    }
    next = (place + 1) % capacity;
    return place;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    if (entries.isEmpty()) {
      throw new IllegalStateException("the buffer is empty");
    }
    for (int row = 0; row < batch.size(); row++) {
      batch.places()[row] = random.nextInt(entries.size());
      batch.weights()[row] = 1;
    }
    read(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      fill(batch, row, entries.get(batch.places()[row]));
    }
  }

  void fill(TransitionBatch batch, int row, Entry entry) {
    int o = observationSize;
    System.arraycopy(entry.observation, 0, batch.observations(), row * o, o);
    System.arraycopy(entry.action, 0, batch.actions(), row * actionSize, actionSize);
    batch.rewards()[row] = entry.numbers[0];
    batch.terminated()[row] = entry.numbers[1];
    System.arraycopy(entry.nextObservation, 0, batch.nextObservations(), row * o, o);
    batch.steps()[row] = 1;
  }

  @Override
  public void save(StateWriter out) {
    out.longs("size", entries.size(), observationSize, next);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      StateWriter one = out.scoped("entry" + i);
      one.floats("observation", new int[] {observationSize}, entry.observation);
      one.floats("action", new int[] {actionSize}, entry.action);
      one.floats("numbers", new int[] {2}, entry.numbers);
      one.floats("next", new int[] {observationSize}, entry.nextObservation);
    }
  }

  @Override
  public void load(StateReader in) {
    long[] sizes = in.longs("size", 3);
    if (sizes[1] != observationSize) {
      throw new StateException("observations have another size");
    }
    entries.clear();
    next = (int) sizes[2];
    for (int i = 0; i < sizes[0]; i++) {
      StateReader one = in.scoped("entry" + i);
      Entry entry =
          new Entry(
              new float[observationSize],
              new float[actionSize],
              new float[2],
              new float[observationSize]);
      one.floats("observation", new int[] {observationSize}, entry.observation);
      one.floats("action", new int[] {actionSize}, entry.action);
      one.floats("numbers", new int[] {2}, entry.numbers);
      one.floats("next", new int[] {observationSize}, entry.nextObservation);
      entries.add(entry);
    }
  }

  @Override
  public void close() {}
}
