package dev.armature.buffers.uniform;

import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;

/**
 * The records of numbered places, a transition each, in one of the precisions.
 *
 * <p>Records stand side by side, not observations with observations and rewards with rewards: a
 * random transition is then one run of memory, found with one address translation rather than five.
 *
 * <p>The next observation is stored although the record after it mostly begins with the same
 * numbers. It does not after the last step of an episode, where the next record begins another
 * episode while a truncated one still needs its own last observation; nor at the newest record of a
 * full buffer, which the oldest follows; nor where several environments feed one buffer in turn. A
 * million transitions with 25 observations and 4 actions take 224 MB this way, and 114 MB in half
 * precision.
 *
 * <p>A saved state holds the records as floats, whatever the precision:
 *
 * <pre>
 *   observation [o] | action [a] | reward | terminated (1 or 0) | next observation [o]
 * </pre>
 */
abstract class TransitionStorage {

  static final int CACHE_LINE_BYTES = 64;

  /** How many records are fetched before they are copied: as many as stay in the nearest cache. */
  private static final int TOGETHER = 64;

  private static final String JOURNAL = "transitions";

  private final int capacity;
  final int observationSize;
  final int actionSize;
  final Places places;

  /** Takes what {@link #fetch} sums up, so that the compiler keeps its loads. */
  @SuppressWarnings("unused")
  private float fetched;

  TransitionStorage(RingShape shape, Places places) {
    capacity = shape.capacity();
    observationSize = shape.observationSize();
    actionSize = shape.actionSize();
    this.places = places;
  }

  /** Makes the storage of that shape. */
  static TransitionStorage of(RingShape shape, Memory memory) {
    Places places =
        new Places(shape.capacity(), shape.width(), memory.longestChunk(shape.precision().bytes()));
    return switch (shape.precision()) {
      case FLOAT32 -> new Float32Storage(shape, places, memory.floats(places));
      case FLOAT16 -> new Float16Storage(shape, places, memory.shorts(places));
    };
  }

  /** Writes the record of that place; arrays as in {@link dev.armature.api.ReplayBuffer#add}. */
  abstract void write(
      int place,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated);

  /** Reads a number of every cache line of a record, the last one of the record among them. */
  abstract float fetch(int place);

  /** Fills a row with a record. */
  abstract void read(int place, TransitionBatch batch, int row);

  /** What a transition earned. */
  abstract float reward(int place);

  /** Fills a row with the observation and the action of a record. */
  abstract void readStart(int place, TransitionBatch batch, int row);

  /** Fills a row with the next observation of a record, and whether it is terminated. */
  abstract void readEnd(int place, TransitionBatch batch, int row);

  /** Writes a record in the layout of a saved state. */
  abstract void save(int place, float[] into, int at);

  /** Takes a record back from that layout. */
  abstract void load(int place, float[] from, int at);

  /** Lets the memory go; there are no places any more. */
  abstract void release();

  /**
   * Fills a batch with the records of its places, a row each.
   *
   * <p>Goes over the records twice, see {@link #fetch(int[], int, int)}.
   */
  final void read(TransitionBatch batch) {
    int[] chosen = batch.places();
    for (int first = 0; first < batch.size(); first += TOGETHER) {
      int end = Math.min(first + TOGETHER, batch.size());
      fetch(chosen, first, end);
      for (int row = first; row < end; row++) {
        read(chosen[row], batch, row);
      }
    }
  }

  /**
   * Brings records into the cache: reads one number of every cache line, loads that depend on
   * nothing and so wait for memory side by side. Copying them afterwards takes half the time of
   * copying at once, where one record mostly waits for another.
   */
  final void fetch(int[] chosen, int first, int end) {
    float sum = 0;
    for (int i = first; i < end; i++) {
      sum += fetch(chosen[i]);
    }
    fetched = sum;
  }

  /** Hands over the transitions of those numbers, the number of a place modulo the capacity. */
  final void save(StateWriter out, long first, long end) {
    int width = Float32Storage.width(observationSize, actionSize);
    out.journal(
        JOURNAL,
        width,
        first,
        end,
        (from, count, records) -> {
          for (int row = 0; row < count; row++) {
            save(place(from + row), records, row * width);
          }
        });
  }

  /** Takes those transitions back. */
  final void load(StateReader in, long first, long end) {
    int width = Float32Storage.width(observationSize, actionSize);
    in.journal(
        JOURNAL,
        width,
        first,
        end,
        (from, count, records) -> {
          for (int row = 0; row < count; row++) {
            load(place(from + row), records, row * width);
          }
        });
  }

  private int place(long number) {
    return (int) (number % capacity);
  }
}
