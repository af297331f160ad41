package dev.armature.buffers.uniform;

import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Arrays, all allocated at once.
 *
 * @param longest the number of elements that one array may hold
 */
record HeapMemory(long longest) implements Memory {

  /** Arrays as long as every JVM allocates; some keep a few words for a header. */
  HeapMemory() {
    this(Integer.MAX_VALUE - 8);
  }

  @Override
  public long longestChunk(int elementBytes) {
    return longest;
  }

  @Override
  public FloatChunks floats(Places places) {
    float[][] chunks = new float[places.chunks()][];
    Arrays.setAll(chunks, chunk -> new float[places.elements(chunk)]);
    return FloatChunks.of(chunks);
  }

  @Override
  public ShortChunks shorts(Places places) {
    short[][] chunks = new short[places.chunks()][];
    Arrays.setAll(chunks, chunk -> new short[places.elements(chunk)]);
    return ShortChunks.of(chunks);
  }

  @Override
  public IntBuffer[] links(Places places) {
    IntBuffer[] chunks = new IntBuffer[places.chunks()];
    Arrays.setAll(chunks, chunk -> IntBuffer.wrap(new int[places.elements(chunk)]));
    return chunks;
  }

  @Override
  public RingState found() {
    return RingState.EMPTY;
  }

  @Override
  public void adding() {}

  @Override
  public void flush(RingState state) {}

  @Override
  public void close() {}
}
