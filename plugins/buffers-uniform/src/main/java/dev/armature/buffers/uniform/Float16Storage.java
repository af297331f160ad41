package dev.armature.buffers.uniform;

import dev.armature.api.ConfigurationException;
import dev.armature.api.TransitionBatch;

/**
 * Transitions in half precision, a record of {@code 2 · observation + action + 3} elements of 16
 * bits each:
 *
 * <pre>
 *   observation [o] | action [a] | next observation [o] | terminated (1 or 0) | reward [2]
 * </pre>
 *
 * <p>Observations and actions are {@link Half halves}. The reward stays a float, its upper bits
 * first: returns add rewards up, and so would their errors.
 */
final class Float16Storage extends TransitionStorage {

  private static final int CACHE_LINE = CACHE_LINE_BYTES / Half.BYTES;

  private final int width;
  private final short[] record;
  private ShortChunks chunks;

  Float16Storage(RingShape shape, Places places, ShortChunks chunks) {
    super(shape, places);
    width = width(observationSize, actionSize);
    record = new short[width];
    this.chunks = chunks;
  }

  static int width(int observationSize, int actionSize) {
    return 2 * observationSize + actionSize + 3;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException if a finite number is beyond the range of halves; nothing is
   *     written then
   */
  @Override
  void write(
      int place,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated) {
    int next = observationSize + actionSize;
    round(observation, 0, observationSize, 0, "an observation");
    round(action, 0, actionSize, observationSize, "an action");
    round(nextObservation, 0, observationSize, next, "an observation");
    write(place, reward, terminated);
  }

  private void round(float[] values, int from, int count, int at, String what) {
    for (int i = 0; i < count; i++) {
      float value = values[from + i];
      if (Math.abs(value) >= Half.OVERFLOW && !Float.isInfinite(value)) {
        throw new ConfigurationException(
            "precision",
            "component %d of %s is %s, and float16 reaches from -65504 to 65504; store it as float32"
                .formatted(i, what, value));
      }
      record[at + i] = Half.of(value);
    }
  }

  /** Writes the record with its last three elements. */
  private void write(int place, float reward, boolean terminated) {
    int bits = Float.floatToRawIntBits(reward);
    record[width - 3] = (short) (terminated ? 1 : 0);
    record[width - 2] = (short) (bits >>> Short.SIZE);
    record[width - 1] = (short) bits;
    chunks.put(places.chunk(place), places.start(place), record, 0, width);
  }

  @Override
  float fetch(int place) {
    int chunk = places.chunk(place);
    int start = places.start(place);
    int end = start + width;
    int sum = chunks.get(chunk, end - 1);
    for (int i = start; i < end; i += CACHE_LINE) {
      sum += chunks.get(chunk, i);
    }
    return sum;
  }

  @Override
  float reward(int place) {
    int chunk = places.chunk(place);
    int at = places.start(place) + width - 2;
    return reward(chunks.get(chunk, at), chunks.get(chunk, at + 1));
  }

  private static float reward(short upper, short lower) {
    return Float.intBitsToFloat((upper << Short.SIZE) | Short.toUnsignedInt(lower));
  }

  @Override
  void read(int place, TransitionBatch batch, int row) {
    int o = observationSize;
    int a = actionSize;
    chunks.get(places.chunk(place), places.start(place), record, 0, width);
    widen(0, o, batch.observations(), row * o);
    widen(o, a, batch.actions(), row * a);
    widen(o + a, o, batch.nextObservations(), row * o);
    batch.terminated()[row] = record[width - 3];
    batch.rewards()[row] = reward(record[width - 2], record[width - 1]);
  }

  @Override
  void readStart(int place, TransitionBatch batch, int row) {
    int o = observationSize;
    int a = actionSize;
    chunks.get(places.chunk(place), places.start(place), record, 0, o + a);
    widen(0, o, batch.observations(), row * o);
    widen(o, a, batch.actions(), row * a);
  }

  @Override
  void readEnd(int place, TransitionBatch batch, int row) {
    int o = observationSize;
    int start = places.start(place) + o + actionSize;
    chunks.get(places.chunk(place), start, record, 0, o + 1);
    widen(0, o, batch.nextObservations(), row * o);
    batch.terminated()[row] = record[o];
  }

  private void widen(int from, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = Half.toFloat(record[from + i]);
    }
  }

  @Override
  void save(int place, float[] into, int at) {
    int middle = at + observationSize + actionSize;
    chunks.get(places.chunk(place), places.start(place), record, 0, width);
    widen(0, observationSize + actionSize, into, at);
    into[middle] = reward(record[width - 2], record[width - 1]);
    into[middle + 1] = record[width - 3];
    widen(observationSize + actionSize, observationSize, into, middle + 2);
  }

  @Override
  void load(int place, float[] from, int at) {
    int next = observationSize + actionSize;
    round(from, at, next, 0, "a saved record");
    round(from, at + next + 2, observationSize, next, "a saved record");
    write(place, from[at + next], from[at + next + 1] != 0);
  }

  @Override
  void release() {
    chunks = ShortChunks.of(new short[0][]);
  }
}
