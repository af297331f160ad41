package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;
import static dev.armature.networks.simd.kernels.RegisterTile.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Single elements of C = S + A Bᵀ, each from one row of A and one of B: a sum in each lane, then
 * the sum of the lanes. The order is the same for one row as for four, so that the bits are.
 *
 * <p>The lanes are put down in the second half of C's row, which is padding, and added up there as
 * plain numbers: taken out of a vector one by one they would leave it on the heap.
 */
final class InnerProducts {

  /** Rows of the large step: as many independent sums as a multiply-add takes cycles. */
  static final int ROWS = 4;

  private InnerProducts() {}

  static void fourRows(Matrix a, Matrix b, Matrix start, Matrix c, int i, int j, int depth) {
    float[] left = a.data;
    int p = a.row(i);
    int step = a.rowStride;
    float[] right = b.data;
    int q = b.row(j);
    float[] lanes = c.data;
    int at = c.row(i) + LANES;
    int row = c.rowStride;
    FloatVector x = FloatVector.fromArray(SPECIES, right, q);
    FloatVector s0 = FloatVector.fromArray(SPECIES, left, p).mul(x);
    FloatVector s1 = FloatVector.fromArray(SPECIES, left, p + step).mul(x);
    FloatVector s2 = FloatVector.fromArray(SPECIES, left, p + 2 * step).mul(x);
    FloatVector s3 = FloatVector.fromArray(SPECIES, left, p + 3 * step).mul(x);
    for (int k = LANES; k < depth; k += LANES) {
      FloatVector y = FloatVector.fromArray(SPECIES, right, q + k);
      s0 = FloatVector.fromArray(SPECIES, left, p + k).fma(y, s0);
      s1 = FloatVector.fromArray(SPECIES, left, p + step + k).fma(y, s1);
      s2 = FloatVector.fromArray(SPECIES, left, p + 2 * step + k).fma(y, s2);
      s3 = FloatVector.fromArray(SPECIES, left, p + 3 * step + k).fma(y, s3);
    }
    s0.intoArray(lanes, at);
    s1.intoArray(lanes, at + row);
    s2.intoArray(lanes, at + 2 * row);
    s3.intoArray(lanes, at + 3 * row);
    for (int r = i; r < i + ROWS; r++) {
      finish(start, c, r, j);
    }
  }

  static void oneRow(Matrix a, Matrix b, Matrix start, Matrix c, int i, int j, int depth) {
    float[] left = a.data;
    int p = a.row(i);
    float[] right = b.data;
    int q = b.row(j);
    float[] lanes = c.data;
    int at = c.row(i) + LANES;
    FloatVector x = FloatVector.fromArray(SPECIES, right, q);
    FloatVector sum = FloatVector.fromArray(SPECIES, left, p).mul(x);
    for (int k = LANES; k < depth; k += LANES) {
      FloatVector y = FloatVector.fromArray(SPECIES, right, q + k);
      sum = FloatVector.fromArray(SPECIES, left, p + k).fma(y, sum);
    }
    sum.intoArray(lanes, at);
    finish(start, c, i, j);
  }

  /** Adds the lanes up, halves upon halves, and leaves zeros in their place. */
  private static void finish(Matrix start, Matrix c, int i, int j) {
    float[] data = c.data;
    int at = c.row(i) + LANES;
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int lane = at; lane < at + half; lane++) {
        data[lane] += data[lane + half];
      }
    }
    data[c.row(i) + j] = start.data[start.row(i) + j] + data[at];
    for (int lane = at; lane < at + LANES; lane++) {
      data[lane] = 0;
    }
  }
}
