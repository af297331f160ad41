package dev.armature.networks.simd.kernels;

import java.nio.ByteBuffer;

/**
 * Gives out stretches of large arrays that begin on a cache line of 64 bytes, because a vector that
 * straddles two lines costs two loads.
 *
 * <p>Java aligns an array to 8 bytes only, and a collector may move it. But G1 and ZGC place an
 * array of {@link #CHUNK} elements at the start of a region of its own and never move it, so there
 * the address is known up to the array's header, whose length {@link ByteBuffer#alignmentOffset}
 * betrays. Under other collectors, or with an unusual header, everything works alike, but slower.
 *
 * <p>An array is collected when nothing that lies in it is in use any more.
 */
public final class Arena {

  /** Floats in a cache line; every stretch begins at a multiple of it. */
  public static final int LINE = 16;

  /** 16 MiB, which is humongous to G1 whatever its region size (at most 32 MiB). */
  static final int CHUNK = 1 << 22;

  private static final int LINE_BYTES = 64;

  private final int first = firstAlignedIndex();
  private float[] chunk = {};
  private int used;

  /** A stretch of {@code length} zeros. */
  public synchronized Span allocate(int length) {
    int rounded = Math.addExact(length, LINE - 1) / LINE * LINE;
    if (rounded > chunk.length - used) {
      chunk = new float[Math.max(CHUNK, Math.addExact(rounded, 2 * LINE))];
      used = first;
    }
    Span span = new Span(chunk, used, length);
    used += rounded;
    return span;
  }

  /** The first index that lies on a cache line in an array that is aligned to one itself. */
  static int firstAlignedIndex() {
    // An array's elements begin 16 bytes after its address, or 12 with compact object headers.
    boolean compact = ByteBuffer.wrap(new byte[LINE_BYTES]).alignmentOffset(0, Long.BYTES) != 0;
    return (LINE_BYTES - (compact ? 12 : 16)) / Float.BYTES;
  }
}
