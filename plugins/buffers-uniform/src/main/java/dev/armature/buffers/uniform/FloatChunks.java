package dev.armature.buffers.uniform;

import java.nio.FloatBuffer;

/**
 * Chunks of floats: arrays or mapped buffers. Arrays are not wrapped in buffers too: reading those
 * takes longer.
 */
abstract class FloatChunks {

  /** The number at an index of a chunk. */
  abstract float get(int chunk, int at);

  /** Copies {@code count} numbers from there on. */
  abstract void get(int chunk, int at, float[] into, int from, int count);

  /** Writes {@code count} numbers there. */
  abstract void put(int chunk, int at, float[] from, int first, int count);

  static FloatChunks of(float[][] arrays) {
    return new Heap(arrays);
  }

  static FloatChunks of(FloatBuffer[] buffers) {
    return new Mapped(buffers);
  }

  private static final class Heap extends FloatChunks {

    /** So many are sooner copied than a call is made. */
    private static final int FEW = 6;

    private final float[][] chunks;

    Heap(float[][] chunks) {
      this.chunks = chunks;
    }

    @Override
    float get(int chunk, int at) {
      return chunks[chunk][at];
    }

    @Override
    void get(int chunk, int at, float[] into, int from, int count) {
      float[] numbers = chunks[chunk];
      if (count > FEW) {
        System.arraycopy(numbers, at, into, from, count);
        return;
      }
      for (int i = 0; i < count; i++) {
        into[from + i] = numbers[at + i];
      }
    }

    @Override
    void put(int chunk, int at, float[] from, int first, int count) {
      System.arraycopy(from, first, chunks[chunk], at, count);
    }
  }

  private static final class Mapped extends FloatChunks {

    private final FloatBuffer[] chunks;

    Mapped(FloatBuffer[] chunks) {
      this.chunks = chunks;
    }

    @Override
    float get(int chunk, int at) {
      return chunks[chunk].get(at);
    }

    @Override
    void get(int chunk, int at, float[] into, int from, int count) {
      chunks[chunk].get(at, into, from, count);
    }

    @Override
    void put(int chunk, int at, float[] from, int first, int count) {
      chunks[chunk].put(at, from, first, count);
    }
  }
}
