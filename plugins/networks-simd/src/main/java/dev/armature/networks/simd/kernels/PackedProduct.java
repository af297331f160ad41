package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;

/**
 * C = max(S + A B, floor) on a processor with only 16 vector registers, from copies of A and B.
 *
 * <p>A block of C that fits into 16 registers uses an element of A for two multiply-adds only, so
 * checking and computing indices takes as much time as they do. The compiler does that once, before
 * the loop, for an index that is linear in the loop's variable with a power of two as its factor.
 * Hence the copies: <b>B in panels</b> of two vectors a row, [depth, 2 · LANES], <b>A in panels</b>
 * of five or four rows side by side, [depth, 8]. They also keep a panel together in the cache,
 * where rows of 256 floats would contend for the same few places.
 *
 * <p>Ten sums, two vectors of B and one of A leave three registers free, which are needed: with no
 * checks in between, the compiler loads several elements of A ahead. When it runs out of registers
 * it puts sums into memory, and the loop takes twice as long: with a sixth row on JDK 17, with a
 * fifth on JDK 25. Five rows take 0.9 times as long as four: eight sums of four cycles each are
 * just what two multiply-adds a cycle need, with nothing to spare for whatever is late.
 */
final class PackedProduct {

  /** Rows of a tall panel of A. */
  private static final int TALL = 5;

  /** Rows of the other ones. */
  private static final int LOW = 4;

  /** Whether the compiler keeps the sums of tall panels in registers. */
  private static final boolean HAS_TALL = Runtime.version().feature() <= 17;

  /** Fewer rows are not worth a copy of B. */
  private static final int MIN_ROWS = 10;

  /** Fewer columns are not worth a copy of A. */
  private static final int MIN_WIDTH = 8 * LANES;

  /** From one element of the depth to the next in a panel of A. */
  static final int A_STEP = 8;

  /** The same in a panel of B. */
  static final int B_STEP = 2 * LANES;

  /** At most so deep is a panel: one of B takes 16 KiB and one of A 8 KiB of the first cache. */
  private static final int DEPTH = 256;

  /** Panels of A at a time: 416 KiB, for the second cache. */
  private static final int PANELS = 52;

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
    int tall = tallPanels(to - from);
    int count = tall + (to - from - tall * TALL) / LOW;
    for (int k = 0; k < depth; k += DEPTH) {
      int part = Math.min(DEPTH, depth - k);
      Matrix sums = k == 0 ? start : c;
      float least = k + part == depth ? floor : Float.NEGATIVE_INFINITY;
      for (int first = 0; first < count; first += PANELS) {
        int end = Math.min(first + PANELS, count);
        for (int panel = first; panel < end; panel++) {
          int height = panel < tall ? TALL : LOW;
          packRows(a, from + firstRow(panel, tall), height, k, at(panel - first, part), part);
        }
        for (int j = 0; j < width; j += B_STEP) {
          VectorKernels.packB(b.data, b.row(k) + j, b.rowStride, panels, ofB, part);
          for (int panel = first; panel < end; panel++) {
            int row = from + firstRow(panel, tall);
            int at = at(panel - first, part);
            if (panel < tall) {
              RegisterTile.tile5x2(panels, at, ofB, sums, c, row, j, part, least);
            } else {
              RegisterTile.tile4x2(panels, at, ofB, sums, c, row, j, part, least);
            }
          }
        }
      }
    }
    return from + firstRow(count, tall);
  }

  /** As many as leave a multiple of four rows, if there are rows enough. */
  private static int tallPanels(int rows) {
    int left = rows % TALL;
    int low = left == 0 ? 0 : TALL - left;
    return HAS_TALL ? Math.max(0, (rows - low * LOW) / TALL) : 0;
  }

  /** The first row of a panel; tall ones come first. */
  private static int firstRow(int panel, int tall) {
    return panel * LOW + Math.min(panel, tall) * (TALL - LOW);
  }

  private int at(int panel, int depth) {
    return ofA + panel * depth * A_STEP;
  }

  private void packRows(Matrix a, int row, int height, int k, int to, int depth) {
    int at = a.row(row) + k * a.columnStride;
    if (a.rowStride == 1) {
      // Whole vectors: what is beyond the panel's rows is not looked at.
      VectorKernels.packA(a.data, at, a.columnStride, panels, to, depth);
    } else {
      for (int i = 0; i < height; i++) {
        packRow(a.data, at + i * a.rowStride, to + i, depth);
      }
    }
  }

  private void packRow(float[] from, int at, int to, int depth) {
    for (int k = 0; k < depth; k++) {
      panels[to + k * A_STEP] = from[at + k];
    }
  }
}
