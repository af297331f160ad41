package dev.armature.buffers.uniform;

import dev.armature.api.TransitionBatch;

/**
 * Transitions as they are, a record of {@code 2 · observation + action + 2} floats each:
 *
 * <pre>
 *   observation [o] | action [a] | reward | terminated (1 or 0) | next observation [o]
 * </pre>
 */
final class Float32Storage extends TransitionStorage {

  private static final int CACHE_LINE = CACHE_LINE_BYTES / Float.BYTES;

  private final int width;
  private final float[] record;
  private FloatChunks chunks;

  Float32Storage(RingShape shape, Places places, FloatChunks chunks) {
    super(shape, places);
    width = width(observationSize, actionSize);
    record = new float[width];
    this.chunks = chunks;
  }

  static int width(int observationSize, int actionSize) {
    return 2 * observationSize + actionSize + 2;
  }

  @Override
  void write(
      int place,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated) {
    int middle = observationSize + actionSize;
    System.arraycopy(observation, 0, record, 0, observationSize);
    System.arraycopy(action, 0, record, observationSize, actionSize);
    record[middle] = reward;
    record[middle + 1] = terminated ? 1 : 0;
    System.arraycopy(nextObservation, 0, record, middle + 2, observationSize);
    load(place, record, 0);
  }

  @Override
  float fetch(int place) {
    int chunk = places.chunk(place);
    int start = places.start(place);
    int end = start + width;
    float sum = chunks.get(chunk, end - 1);
    for (int i = start; i < end; i += CACHE_LINE) {
      sum += chunks.get(chunk, i);
    }
    return sum;
  }

  @Override
  void read(int place, TransitionBatch batch, int row) {
    int chunk = places.chunk(place);
    int o = observationSize;
    int a = actionSize;
    int start = places.start(place);
    int middle = start + o + a;
    chunks.get(chunk, start, batch.observations(), row * o, o);
    chunks.get(chunk, start + o, batch.actions(), row * a, a);
    batch.rewards()[row] = chunks.get(chunk, middle);
    batch.terminated()[row] = chunks.get(chunk, middle + 1);
    chunks.get(chunk, middle + 2, batch.nextObservations(), row * o, o);
  }

  @Override
  float reward(int place) {
    return chunks.get(places.chunk(place), places.start(place) + observationSize + actionSize);
  }

  @Override
  void readStart(int place, TransitionBatch batch, int row) {
    int chunk = places.chunk(place);
    int o = observationSize;
    int a = actionSize;
    int start = places.start(place);
    chunks.get(chunk, start, batch.observations(), row * o, o);
    chunks.get(chunk, start + o, batch.actions(), row * a, a);
  }

  @Override
  void readEnd(int place, TransitionBatch batch, int row) {
    int chunk = places.chunk(place);
    int o = observationSize;
    int terminated = places.start(place) + o + actionSize + 1;
    batch.terminated()[row] = chunks.get(chunk, terminated);
    chunks.get(chunk, terminated + 1, batch.nextObservations(), row * o, o);
  }

  @Override
  void save(int place, float[] into, int at) {
    chunks.get(places.chunk(place), places.start(place), into, at, width);
  }

  @Override
  void load(int place, float[] from, int at) {
    chunks.put(places.chunk(place), places.start(place), from, at, width);
  }

  @Override
  void release() {
    chunks = FloatChunks.of(new float[0][]);
  }
}
