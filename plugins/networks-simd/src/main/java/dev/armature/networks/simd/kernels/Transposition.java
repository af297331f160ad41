package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;
import static dev.armature.networks.simd.kernels.RegisterTile.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** Exchanges rows and columns of parts of a matrix. */
final class Transposition {

  private static final VectorShuffle<Float> BY_1 = rotation(1);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_3 = rotation(3);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_5 = rotation(5);
  private static final VectorShuffle<Float> BY_6 = rotation(6);
  private static final VectorShuffle<Float> BY_7 = rotation(7);
  private static final VectorMask<Float> BIT_0 = lanesWith(1);
  private static final VectorMask<Float> BIT_1 = lanesWith(2);
  private static final VectorMask<Float> BIT_2 = lanesWith(4);

  private Transposition() {}

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.iota(SPECIES, lanes, 1, true);
  }

  private static VectorMask<Float> lanesWith(int bit) {
    return VectorMask.fromArray(SPECIES, flags(bit), 0);
  }

  private static boolean[] flags(int bit) {
    boolean[] flags = new boolean[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      flags[lane] = (lane & bit) != 0;
    }
    return flags;
  }

  /** Copies {@code rows} rows of {@code columns} elements, one by one, to columns of one panel. */
  static void block(Matrix from, int i, int j, Matrix to, int rows, int columns) {
    for (int column = j; column < j + columns; column++) {
      int source = from.index(i, column);
      int target = to.index(column, i);
      for (int row = 0; row < rows; row++) {
        to.data[target + row] = from.data[source + row * from.rowStride];
      }
    }
  }

  /**
   * Copies 8 rows of 16 elements, in vectors of 8.
   *
   * <p>Row r is rotated by r lanes, so that the elements of a column are in lanes of their own.
   * Three rounds of choosing between two vectors, one for each bit of the lane's number, bring them
   * together, and another rotation puts them in order.
   */
  static void eightRows(Matrix from, int i, int j, Matrix to) {
    float[] source = from.data;
    int at = from.at(i, j);
    int row = from.rowStride;
    float[] target = to.data;
    int columnAt = to.index(j, i);
    int column = to.rowStride;
    for (int half = 0; half < 2 * LANES; half += LANES) {
      FloatVector r0 = load(source, at + half);
      FloatVector r1 = load(source, at + half + row).rearrange(BY_7);
      FloatVector r2 = load(source, at + half + 2 * row).rearrange(BY_6);
      FloatVector r3 = load(source, at + half + 3 * row).rearrange(BY_5);
      FloatVector r4 = load(source, at + half + 4 * row).rearrange(BY_4);
      FloatVector r5 = load(source, at + half + 5 * row).rearrange(BY_3);
      FloatVector r6 = load(source, at + half + 6 * row).rearrange(BY_2);
      FloatVector r7 = load(source, at + half + 7 * row).rearrange(BY_1);
      FloatVector x0 = r0.blend(r1, BIT_0);
      FloatVector x1 = r1.blend(r2, BIT_0);
      FloatVector x2 = r2.blend(r3, BIT_0);
      FloatVector x3 = r3.blend(r4, BIT_0);
      FloatVector x4 = r4.blend(r5, BIT_0);
      FloatVector x5 = r5.blend(r6, BIT_0);
      FloatVector x6 = r6.blend(r7, BIT_0);
      FloatVector x7 = r7.blend(r0, BIT_0);
      FloatVector y0 = x0.blend(x2, BIT_1);
      FloatVector y1 = x1.blend(x3, BIT_1);
      FloatVector y2 = x2.blend(x4, BIT_1);
      FloatVector y3 = x3.blend(x5, BIT_1);
      FloatVector y4 = x4.blend(x6, BIT_1);
      FloatVector y5 = x5.blend(x7, BIT_1);
      FloatVector y6 = x6.blend(x0, BIT_1);
      FloatVector y7 = x7.blend(x1, BIT_1);
      int t = columnAt + half * column;
      y0.blend(y4, BIT_2).intoArray(target, t);
      y7.blend(y3, BIT_2).rearrange(BY_1).intoArray(target, t + column);
      y6.blend(y2, BIT_2).rearrange(BY_2).intoArray(target, t + 2 * column);
      y5.blend(y1, BIT_2).rearrange(BY_3).intoArray(target, t + 3 * column);
      y4.blend(y0, BIT_2).rearrange(BY_4).intoArray(target, t + 4 * column);
      y3.blend(y7, BIT_2).rearrange(BY_5).intoArray(target, t + 5 * column);
      y2.blend(y6, BIT_2).rearrange(BY_6).intoArray(target, t + 6 * column);
      y1.blend(y5, BIT_2).rearrange(BY_7).intoArray(target, t + 7 * column);
    }
  }

  private static FloatVector load(float[] array, int index) {
    return FloatVector.fromArray(SPECIES, array, index);
  }
}
