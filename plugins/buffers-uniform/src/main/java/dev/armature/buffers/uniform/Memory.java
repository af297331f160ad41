package dev.armature.buffers.uniform;

import java.nio.IntBuffer;

/** What a ring is kept in: the heap, which forgets it, or a file, which can be told to keep it. */
sealed interface Memory extends AutoCloseable permits HeapMemory, RingFile {

  /** The number of elements of that many bytes that a chunk may hold. */
  long longestChunk(int elementBytes);

  /** The chunks of records of floats. */
  FloatChunks floats(Places places);

  /** The chunks of records of 16-bit elements. */
  ShortChunks shorts(Places places);

  /** The chunks of the links. */
  IntBuffer[] links(Places places);

  /** What was found. */
  RingState found();

  /** Says that the next transition is about to be written. */
  void adding();

  /** Keeps what has been written. */
  void flush(RingState state);

  @Override
  void close();
}
