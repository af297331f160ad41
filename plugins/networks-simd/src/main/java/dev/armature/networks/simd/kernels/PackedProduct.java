package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;

/**
 * C = max(S + A B, floor) on a processor with only 16 vector registers, from copies of A and B
 * where they do not lie as needed already.
 *
 * <p>A block of C that fits into 16 registers uses an element of A for two multiply-adds only, so
 * checking and computing indices takes as much time as they do. The compiler does that once, before
 * the loop, for an index that is linear in the loop's variable with a constant power of two as its
 * factor. Hence the copies: <b>B in panels</b> of two vectors a row, [depth, 2 · LANES]; <b>A in
 * panels</b> of a few rows, which lie one behind the other, each {@link #A_ROW} long, or side by
 * side if A is a transposed matrix, [depth, {@link #A_STEP}]. They also keep a panel together in
 * the cache, where rows of 256 floats would contend for the same few places.
 *
 * <p>A panel has as many rows as leave registers enough. With no checks in between, the compiler
 * loads several elements of A ahead; when it runs out of registers it puts sums into memory, and
 * the loop takes twice as long: with six rows side by side on JDK 17, and with five of either kind
 * on JDK 25. Four rows take a tenth longer than five: eight sums of four cycles each are just what
 * two multiply-adds a cycle need, with nothing to spare for whatever is late.
 */
final class PackedProduct {

  /** Whether the compiler keeps more than eight sums in registers. */
  private static final boolean TALL = Runtime.version().feature() <= 17;

  /** Fewer rows are not worth a copy of B. */
  private static final int MIN_ROWS = 10;

  /** Fewer columns are not worth a copy of A. */
  private static final int MIN_WIDTH = 8 * LANES;

  /** At most so deep is a panel: one of B takes 16 KiB and one of A 8 KiB of the first cache. */
  private static final int DEPTH = 256;

  /** From a row to the next one in a panel of A; not a multiple of 1 KiB, for the cache's sake. */
  static final int A_ROW = DEPTH + Arena.LINE;

  /** From an element of the depth to the next one where the rows of a panel lie side by side. */
  static final int A_STEP = 8;

  /** The same in a panel of B. */
  static final int B_STEP = Matrix.PANEL;

  /** Panels of A at a time: 416 KiB, for the second cache. */
  private static final int PANELS = 52;

  private final float[] panels;
  private final int ofA;
  private final int ofB;

  // How the rows of the current product are cut: into tall panels, then into ones a row lower.
  private boolean behind;
  private int height;
  private int tall;

  PackedProduct(Arena arena) {
    Span span = arena.allocate(DEPTH * (B_STEP + PANELS * A_STEP) + LANES);
    panels = span.data;
    ofB = span.offset;
    ofA = ofB + DEPTH * B_STEP;
  }

  /** How far apart rows of A are to lie that need no copy: with 256 columns, or few less. */
  static int rowStride(int width) {
    return TALL && width <= DEPTH && width > DEPTH * 3 / 4 ? A_ROW : width;
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
    int count = cut(a, to - from);
    boolean copies = !behind || a.rowStride != A_ROW;
    for (int k = 0; k < depth; k += DEPTH) {
      int part = Math.min(DEPTH, depth - k);
      Matrix sums = k == 0 ? start : c;
      float least = k + part == depth ? floor : Float.NEGATIVE_INFINITY;
      for (int first = 0; first < count; first += PANELS) {
        int end = Math.min(first + PANELS, count);
        for (int panel = first; copies && panel < end; panel++) {
          packA(a, from + firstRow(panel), rowsOf(panel), k, at(panel - first), part);
        }
        for (int j = 0; j < width; j += B_STEP) {
          float[] right = b.data;
          int q = b.at(k, j);
          if (b.rowStride != B_STEP) {
            VectorKernels.packB(b.data, q, b.rowStride, panels, ofB, part);
            right = panels;
            q = ofB;
          }
          for (int panel = first; panel < end; panel++) {
            int i = from + firstRow(panel);
            float[] left = copies ? panels : a.data;
            int p = copies ? at(panel - first) : a.row(i) + k;
            block(rowsOf(panel), left, p, right, q, sums, c, i, j, part, least);
          }
        }
      }
    }
    return from + firstRow(count);
  }

  /** Cuts rows into panels, if there are enough so that none is left, and tells how many. */
  private int cut(Matrix a, int rows) {
    behind = TALL && a.columnStride == 1;
    height = behind ? 6 : TALL ? 5 : 4;
    int low = TALL ? (height - rows % height) % height : 0;
    if (low * (height - 1) > rows) {
      low = 0;
    }
    tall = (rows - low * (height - 1)) / height;
    return tall + low;
  }

  private int firstRow(int panel) {
    return panel * height - Math.max(0, panel - tall);
  }

  private int rowsOf(int panel) {
    return panel < tall ? height : height - 1;
  }

  private int at(int panel) {
    return ofA + panel * DEPTH * A_STEP;
  }

  private void block(
      int rows,
      float[] left,
      int p,
      float[] right,
      int q,
      Matrix start,
      Matrix c,
      int i,
      int j,
      int depth,
      float floor) {
    if (behind) {
      if (rows == 6) {
        PanelTile.sixRows(left, p, right, q, start, c, i, j, depth, floor);
      } else {
        PanelTile.fiveRows(left, p, right, q, start, c, i, j, depth, floor);
      }
    } else if (rows == 5) {
      PanelTile.fiveColumns(left, p, right, q, start, c, i, j, depth, floor);
    } else {
      PanelTile.fourColumns(left, p, right, q, start, c, i, j, depth, floor);
    }
  }

  private void packA(Matrix a, int row, int rows, int k, int to, int depth) {
    int at = a.row(row) + k * a.columnStride;
    if (behind) {
      for (int i = 0; i < rows; i++) {
        System.arraycopy(a.data, at + i * a.rowStride, panels, to + i * A_ROW, depth);
      }
    } else if (a.rowStride == 1) {
      // Whole vectors: what is beyond the panel's rows is not looked at.
      VectorKernels.packA(a.data, at, a.columnStride, panels, to, depth);
    } else {
      for (int i = 0; i < rows; i++) {
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
