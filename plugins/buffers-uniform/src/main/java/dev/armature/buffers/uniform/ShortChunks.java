package dev.armature.buffers.uniform;

import java.nio.ShortBuffer;

/**
 * Chunks of shorts: arrays or mapped buffers. Arrays are not wrapped in buffers too: reading those
 * takes longer.
 */
abstract class ShortChunks {

  /** The number at an index of a chunk. */
  abstract short get(int chunk, int at);

  /** Copies {@code count} numbers from there on. */
  abstract void get(int chunk, int at, short[] into, int from, int count);

  /** Writes {@code count} numbers there. */
  abstract void put(int chunk, int at, short[] from, int first, int count);

  static ShortChunks of(short[][] arrays) {
    return new Heap(arrays);
  }

  static ShortChunks of(ShortBuffer[] buffers) {
    return new Mapped(buffers);
  }

  private static final class Heap extends ShortChunks {

    private final short[][] chunks;

    Heap(short[][] chunks) {
      this.chunks = chunks;
    }

    @Override
    short get(int chunk, int at) {
      return chunks[chunk][at];
    }

    @Override
    void get(int chunk, int at, short[] into, int from, int count) {
      System.arraycopy(chunks[chunk], at, into, from, count);
    }

    @Override
    void put(int chunk, int at, short[] from, int first, int count) {
      System.arraycopy(from, first, chunks[chunk], at, count);
    }
  }

  private static final class Mapped extends ShortChunks {

    private final ShortBuffer[] chunks;

    Mapped(ShortBuffer[] chunks) {
      this.chunks = chunks;
    }

    @Override
    short get(int chunk, int at) {
      return chunks[chunk].get(at);
    }

    @Override
    void get(int chunk, int at, short[] into, int from, int count) {
      chunks[chunk].get(at, into, from, count);
    }

    @Override
    void put(int chunk, int at, short[] from, int first, int count) {
      chunks[chunk].put(at, from, first, count);
    }
  }
}
