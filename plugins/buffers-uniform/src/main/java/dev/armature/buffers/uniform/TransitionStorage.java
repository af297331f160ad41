package dev.armature.buffers.uniform;

import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;

/**
 * Numbered places for transitions, all allocated at once.
 *
 * <p>A transition is one record of {@code 2 · observation + action + 2} floats:
 *
 * <pre>
 *   observation [o] | action [a] | reward | terminated (1 or 0) | next observation [o]
 * </pre>
 *
 * <p>Records stand side by side, not observations with observations and rewards with rewards: a
 * random transition is then one run of memory, found with one address translation rather than five.
 *
 * <p>The next observation is stored although the record after it mostly begins with the same
 * numbers. It does not after the last step of an episode, where the next record begins another
 * episode while a truncated one still needs its own last observation; nor at the newest record of a
 * full buffer, which the oldest follows; nor where several environments feed one buffer in turn. A
 * million transitions with 25 observations and 4 actions take 224 MB this way.
 *
 * <p>A Java array ends before 2<sup>31</sup> elements, so records are spread over chunks of
 * 2<sup>k</sup> records, k as great as fits; nearly always there is one chunk, of just the
 * capacity.
 */
final class TransitionStorage {

  /** The longest array that every JVM allocates; some keep a few words for a header. */
  static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private static final int FLOATS_PER_CACHE_LINE = 16;

  private final int observationSize;
  private final int actionSize;
  private final int width;
  private final int chunkBits;
  private float[][] chunks;

  /** Takes what {@link #fetch} sums up, so that the compiler keeps its loads. */
  @SuppressWarnings("unused")
  private float fetched;

  /**
   * @param capacity the number of places, at least 1
   * @param observationSize the number of components of an observation
   * @param actionSize the number of components of an action
   * @param longestArray the number of floats that one array may hold; at least one record's
   */
  TransitionStorage(int capacity, int observationSize, int actionSize, int longestArray) {
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    width = width(observationSize, actionSize);
    chunkBits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(longestArray / width);
    chunks = new float[((capacity - 1) >>> chunkBits) + 1][];
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      chunks[chunk] = new float[recordsIn(chunk, capacity) * width];
    }
  }

  /** The memory that a storage takes [bytes]. */
  static long bytes(int capacity, int observationSize, int actionSize) {
    return (long) capacity * width(observationSize, actionSize) * Float.BYTES;
  }

  private static int width(int observationSize, int actionSize) {
    return 2 * observationSize + actionSize + 2;
  }

  /** How many of the first {@code count} records stand in that chunk; not above 0 past the last. */
  private int recordsIn(int chunk, int count) {
    return (int) Math.min(count - ((long) chunk << chunkBits), 1L << chunkBits);
  }

  /** Writes the record of that place; arrays as in {@link dev.armature.api.ReplayBuffer#add}. */
  void write(
      int place,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated) {
    float[] chunk = chunks[place >>> chunkBits];
    int start = start(place);
    int middle = start + observationSize + actionSize;
    System.arraycopy(observation, 0, chunk, start, observationSize);
    System.arraycopy(action, 0, chunk, start + observationSize, actionSize);
    chunk[middle] = reward;
    chunk[middle + 1] = terminated ? 1 : 0;
    System.arraycopy(nextObservation, 0, chunk, middle + 2, observationSize);
  }

  /**
   * Fills a batch with the records of its places, a row each.
   *
   * <p>Goes over the records twice: first it reads one float of every cache line, loads that depend
   * on nothing and so wait for memory side by side, then it copies what is in the cache by now.
   * That takes half the time of copying at once, where one record mostly waits for another.
   */
  void read(TransitionBatch batch) {
    int[] places = batch.places();
    float sum = 0;
    for (int row = 0; row < batch.size(); row++) {
      sum += fetch(places[row]);
    }
    fetched = sum;
    for (int row = 0; row < batch.size(); row++) {
      copy(places[row], batch, row);
    }
  }

  private float fetch(int place) {
    float[] chunk = chunks[place >>> chunkBits];
    int start = start(place);
    int end = start + width;
    float sum = 0;
    for (int i = start; i < end; i += FLOATS_PER_CACHE_LINE) {
      sum += chunk[i];
    }
    return sum;
  }

  private void copy(int place, TransitionBatch batch, int row) {
    float[] chunk = chunks[place >>> chunkBits];
    int o = observationSize;
    int start = start(place);
    int middle = start + o + actionSize;
    System.arraycopy(chunk, start, batch.observations(), row * o, o);
    System.arraycopy(chunk, start + o, batch.actions(), row * actionSize, actionSize);
    batch.rewards()[row] = chunk[middle];
    batch.terminated()[row] = chunk[middle + 1];
    System.arraycopy(chunk, middle + 2, batch.nextObservations(), row * o, o);
  }

  private int start(int place) {
    return (place & ((1 << chunkBits) - 1)) * width;
  }

  /** Hands over the first {@code count} records, chunk by chunk, as they stand. */
  void save(StateWriter out, int count) {
    for (int chunk = 0; recordsIn(chunk, count) > 0; chunk++) {
      out.floats(name(chunk), new int[] {recordsIn(chunk, count), width}, chunks[chunk]);
    }
  }

  /** Takes back the first {@code count} records. */
  void load(StateReader in, int count) {
    for (int chunk = 0; recordsIn(chunk, count) > 0; chunk++) {
      in.floats(name(chunk), new int[] {recordsIn(chunk, count), width}, chunks[chunk]);
    }
  }

  /** Lets the memory go; there are no places any more. */
  void release() {
    chunks = new float[0][];
  }

  private static String name(int chunk) {
    return "transitions." + chunk;
  }
}
