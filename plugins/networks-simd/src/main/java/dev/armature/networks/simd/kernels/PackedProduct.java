package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;

/**
 * C = max(S + A B, floor) on a processor with only 16 vector registers, from copies of A and B.
 *
 * <p>A block of C that fits into 16 registers uses an element of A for two multiply-adds only, so
 * checking and computing indices takes as much time as they do. The compiler does that once, before
 * the loop, for an index that is linear in the loop's variable with a power of two as its factor.
 * Hence the copies: <b>B in panels</b> of two vectors a row, [depth, 2 · LANES], <b>A in panels</b>
 * of four rows side by side, [depth, 4]. They also keep a panel together in the cache, where rows
 * of 256 floats would contend for the same few places.
 *
 * <p>Eight sums, two vectors of B and one of A leave five registers free, which are needed: with no
 * checks in between, the compiler loads several elements of A ahead. When it runs out of registers
 * it puts sums into memory, and the loop takes twice as long: with a sixth row on JDK 17, with a
 * fifth on JDK 25.
 */
final class PackedProduct {

  /** Rows of a panel of A. */
  private static final int ROWS = 4;

  /** Fewer rows are not worth a copy of B. */
  private static final int MIN_ROWS = 10;

  /** Fewer columns are not worth a copy of A. */
  private static final int MIN_WIDTH = 8 * LANES;

  /** From one element of the depth to the next in a panel of A. */
  static final int A_STEP = ROWS;

  /** The same in a panel of B. */
  static final int B_STEP = 2 * LANES;

  /** At most so deep is a panel: one of B takes 16 KiB and one of A 4 KiB of the first cache. */
  private static final int DEPTH = 256;

  /** Panels of A at a time: 256 KiB, for the second cache. */
  private static final int PANELS = 64;

  private final float[] panels;
  private final int ofA;
  private final int ofB;

  PackedProduct(Arena arena) {
    Span span = arena.allocate(DEPTH * (B_STEP + PANELS * A_STEP) + LANES);
    panels = span.data;
    ofB = span.offset;
    ofA = ofB + DEPTH * B_STEP;
  }

  /** Whether the copies cost less than they save. */
  static boolean suits(Matrix a, int rows, int width) {
    return rows >= MIN_ROWS && width >= MIN_WIDTH && (a.rowStride == 1 || a.columnStride == 1);
  }

  /**
   * The same as {@link Kernels#product}, but for the last rows that do not fill a panel.
   *
   * @return the first row that is left to do
   */
  int product(
      Matrix a,
      Matrix b,
      Matrix start,
      Matrix c,
      int from,
      int to,
      int width,
      int depth,
      float floor) {
    int end = to - (to - from) % ROWS;
    for (int k = 0; k < depth; k += DEPTH) {
      int part = Math.min(DEPTH, depth - k);
      Matrix sums = k == 0 ? start : c;
      float least = k + part == depth ? floor : Float.NEGATIVE_INFINITY;
      for (int i = from; i < end; i += PANELS * ROWS) {
        int last = Math.min(i + PANELS * ROWS, end);
        packRows(a, i, last, k, part);
        for (int j = 0; j < width; j += B_STEP) {
          VectorKernels.packB(b.data, b.row(k) + j, b.rowStride, panels, ofB, part);
          for (int row = i; row < last; row += ROWS) {
            int panel = ofA + (row - i) / ROWS * part * A_STEP;
            RegisterTile.tile4x2(panels, panel, ofB, sums, c, row, j, part, least);
          }
        }
      }
    }
    return end;
  }

  private void packRows(Matrix a, int from, int to, int k, int depth) {
    for (int i = from; i < to; i += ROWS) {
      int panel = ofA + (i - from) / ROWS * depth * A_STEP;
      int at = a.row(i) + k * a.columnStride;
      if (a.rowStride == 1) {
        // Whole vectors: what is beyond the panel's rows is written over by the next vector.
        VectorKernels.packA(a.data, at, a.columnStride, panels, panel, depth);
      } else {
        interleave(a.data, at, a.rowStride, panel, depth);
      }
    }
  }

  private void interleave(float[] from, int row0, int stride, int panel, int depth) {
    float[] to = panels;
    int row1 = row0 + stride;
    int row2 = row1 + stride;
    int row3 = row2 + stride;
    for (int k = 0; k < depth; k++) {
      to[panel + k * A_STEP] = from[row0 + k];
      to[panel + k * A_STEP + 1] = from[row1 + k];
      to[panel + k * A_STEP + 2] = from[row2 + k];
      to[panel + k * A_STEP + 3] = from[row3 + k];
    }
  }
}
