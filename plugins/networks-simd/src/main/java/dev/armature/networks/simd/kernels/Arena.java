package dev.armature.networks.simd.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Gives out stretches of large arrays that begin on a cache line of 64 bytes, because a vector that
 * straddles two lines costs two loads.
 *
 * <p>Java aligns an array to 8 bytes only, and a collector may move it. But G1 and ZGC place an
 * array of {@link #CHUNK} elements at the start of a region of its own and never move it, so there
 * only the length of the array's header decides. Under other collectors, or with an unusual header,
 * everything works alike, but slower.
 *
 * <p>An array is collected when nothing that lies in it is in use any more.
 */
public final class Arena {

  /** Floats in a cache line; every stretch begins at a multiple of it. */
  public static final int LINE = 16;

  /** 16 MiB, which is humongous to G1 whatever its region size (at most 32 MiB). */
  static final int CHUNK = 1 << 22;

  private static final int LINE_BYTES = LINE * Float.BYTES;
  private static final int HEADER_BYTES = 16;
  private static final int COMPACT_HEADER_BYTES = 12;

  private final int first = firstAlignedIndex(compactHeaders());
  private float[] chunk = {};
  private int used;

  /** A stretch of {@code length} zeros. */
  public synchronized Span allocate(int length) {
    int rounded = Math.addExact(length, LINE - 1) / LINE * LINE;
    // A cache line stays free behind the last stretch, so that a vector may be read from each
    // element.
    if (rounded > chunk.length - LINE - used) {
      chunk = new float[Math.max(CHUNK, Math.addExact(rounded, 2 * LINE))];
      used = first;
    }
    Span span = new Span(chunk, used, length);
    used += rounded;
    return span;
  }

  /** The first index that lies on a cache line if the array itself does. */
  static int firstAlignedIndex(boolean compactHeaders) {
    return (LINE_BYTES - (compactHeaders ? COMPACT_HEADER_BYTES : HEADER_BYTES)) / Float.BYTES;
  }

  /** Whether this JVM runs with the short object headers of JEP 450, an option since JDK 24. */
  static boolean compactHeaders() {
    if (Runtime.version().feature() < 24) {
      return false;
    }
    var virtualMachine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return "true".equals(virtualMachine.getVMOption("UseCompactObjectHeaders").getValue());
    } catch (IllegalArgumentException noSuchOption) {
      return false;
    }
  }
}
