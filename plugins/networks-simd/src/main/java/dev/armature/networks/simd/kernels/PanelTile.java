package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.PackedProduct.A_ROW;
import static dev.armature.networks.simd.kernels.PackedProduct.A_STEP;
import static dev.armature.networks.simd.kernels.PackedProduct.B_STEP;
import static dev.armature.networks.simd.kernels.RegisterTile.LANES;
import static dev.armature.networks.simd.kernels.RegisterTile.SPECIES;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;

/**
 * Blocks like {@link RegisterTile}'s for 16 registers, with B in panels and constants for the
 * distances in A and B; A's panel begins at {@code left[p]}, B's at {@code right[q]}.
 *
 * <p>Comparing and choosing gives what {@code max} gives, in two steps where that takes five.
 */
final class PanelTile {

  private PanelTile() {}

  /**
   * 6 rows of A, one behind the other: 12 sums, 2 vectors of B, 1 of A make 15 of 16 registers.
   *
   * <p>From the last row to the first: in the other order the compiler loads all rows ahead of the
   * sums and runs out of registers.
   */
  static void sixRows(
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
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sRow = start.rowStride;
    float[] t = c.data;
    int tAt = c.at(i, j);
    int tRow = c.rowStride;
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    FloatVector c10 = load(s, sAt + sRow);
    FloatVector c11 = load(s, sAt + sRow + LANES);
    FloatVector c20 = load(s, sAt + 2 * sRow);
    FloatVector c21 = load(s, sAt + 2 * sRow + LANES);
    FloatVector c30 = load(s, sAt + 3 * sRow);
    FloatVector c31 = load(s, sAt + 3 * sRow + LANES);
    FloatVector c40 = load(s, sAt + 4 * sRow);
    FloatVector c41 = load(s, sAt + 4 * sRow + LANES);
    FloatVector c50 = load(s, sAt + 5 * sRow);
    FloatVector c51 = load(s, sAt + 5 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = load(right, q + k * B_STEP);
      FloatVector b1 = load(right, q + k * B_STEP + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p + k + 5 * A_ROW]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = FloatVector.broadcast(SPECIES, left[p + k + 4 * A_ROW]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, left[p + k + 3 * A_ROW]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, left[p + k + 2 * A_ROW]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, left[p + k + A_ROW]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, left[p + k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
    }
    c00.blend(floor, c00.compare(LE, floor)).intoArray(t, tAt);
    c01.blend(floor, c01.compare(LE, floor)).intoArray(t, tAt + LANES);
    c10.blend(floor, c10.compare(LE, floor)).intoArray(t, tAt + tRow);
    c11.blend(floor, c11.compare(LE, floor)).intoArray(t, tAt + tRow + LANES);
    c20.blend(floor, c20.compare(LE, floor)).intoArray(t, tAt + 2 * tRow);
    c21.blend(floor, c21.compare(LE, floor)).intoArray(t, tAt + 2 * tRow + LANES);
    c30.blend(floor, c30.compare(LE, floor)).intoArray(t, tAt + 3 * tRow);
    c31.blend(floor, c31.compare(LE, floor)).intoArray(t, tAt + 3 * tRow + LANES);
    c40.blend(floor, c40.compare(LE, floor)).intoArray(t, tAt + 4 * tRow);
    c41.blend(floor, c41.compare(LE, floor)).intoArray(t, tAt + 4 * tRow + LANES);
    c50.blend(floor, c50.compare(LE, floor)).intoArray(t, tAt + 5 * tRow);
    c51.blend(floor, c51.compare(LE, floor)).intoArray(t, tAt + 5 * tRow + LANES);
  }

  /** The same with 5 rows. */
  static void fiveRows(
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
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sRow = start.rowStride;
    float[] t = c.data;
    int tAt = c.at(i, j);
    int tRow = c.rowStride;
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    FloatVector c10 = load(s, sAt + sRow);
    FloatVector c11 = load(s, sAt + sRow + LANES);
    FloatVector c20 = load(s, sAt + 2 * sRow);
    FloatVector c21 = load(s, sAt + 2 * sRow + LANES);
    FloatVector c30 = load(s, sAt + 3 * sRow);
    FloatVector c31 = load(s, sAt + 3 * sRow + LANES);
    FloatVector c40 = load(s, sAt + 4 * sRow);
    FloatVector c41 = load(s, sAt + 4 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = load(right, q + k * B_STEP);
      FloatVector b1 = load(right, q + k * B_STEP + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p + k + 4 * A_ROW]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, left[p + k + 3 * A_ROW]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, left[p + k + 2 * A_ROW]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, left[p + k + A_ROW]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, left[p + k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
    }
    c00.blend(floor, c00.compare(LE, floor)).intoArray(t, tAt);
    c01.blend(floor, c01.compare(LE, floor)).intoArray(t, tAt + LANES);
    c10.blend(floor, c10.compare(LE, floor)).intoArray(t, tAt + tRow);
    c11.blend(floor, c11.compare(LE, floor)).intoArray(t, tAt + tRow + LANES);
    c20.blend(floor, c20.compare(LE, floor)).intoArray(t, tAt + 2 * tRow);
    c21.blend(floor, c21.compare(LE, floor)).intoArray(t, tAt + 2 * tRow + LANES);
    c30.blend(floor, c30.compare(LE, floor)).intoArray(t, tAt + 3 * tRow);
    c31.blend(floor, c31.compare(LE, floor)).intoArray(t, tAt + 3 * tRow + LANES);
    c40.blend(floor, c40.compare(LE, floor)).intoArray(t, tAt + 4 * tRow);
    c41.blend(floor, c41.compare(LE, floor)).intoArray(t, tAt + 4 * tRow + LANES);
  }

  /** 5 columns of Aᵀ, side by side: 10 sums. */
  static void fiveColumns(
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
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sRow = start.rowStride;
    float[] t = c.data;
    int tAt = c.at(i, j);
    int tRow = c.rowStride;
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    FloatVector c10 = load(s, sAt + sRow);
    FloatVector c11 = load(s, sAt + sRow + LANES);
    FloatVector c20 = load(s, sAt + 2 * sRow);
    FloatVector c21 = load(s, sAt + 2 * sRow + LANES);
    FloatVector c30 = load(s, sAt + 3 * sRow);
    FloatVector c31 = load(s, sAt + 3 * sRow + LANES);
    FloatVector c40 = load(s, sAt + 4 * sRow);
    FloatVector c41 = load(s, sAt + 4 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = load(right, q + k * B_STEP);
      FloatVector b1 = load(right, q + k * B_STEP + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
    }
    c00.blend(floor, c00.compare(LE, floor)).intoArray(t, tAt);
    c01.blend(floor, c01.compare(LE, floor)).intoArray(t, tAt + LANES);
    c10.blend(floor, c10.compare(LE, floor)).intoArray(t, tAt + tRow);
    c11.blend(floor, c11.compare(LE, floor)).intoArray(t, tAt + tRow + LANES);
    c20.blend(floor, c20.compare(LE, floor)).intoArray(t, tAt + 2 * tRow);
    c21.blend(floor, c21.compare(LE, floor)).intoArray(t, tAt + 2 * tRow + LANES);
    c30.blend(floor, c30.compare(LE, floor)).intoArray(t, tAt + 3 * tRow);
    c31.blend(floor, c31.compare(LE, floor)).intoArray(t, tAt + 3 * tRow + LANES);
    c40.blend(floor, c40.compare(LE, floor)).intoArray(t, tAt + 4 * tRow);
    c41.blend(floor, c41.compare(LE, floor)).intoArray(t, tAt + 4 * tRow + LANES);
  }

  /** The same with 4 columns: 8 sums. */
  static void fourColumns(
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
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sRow = start.rowStride;
    float[] t = c.data;
    int tAt = c.at(i, j);
    int tRow = c.rowStride;
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    FloatVector c10 = load(s, sAt + sRow);
    FloatVector c11 = load(s, sAt + sRow + LANES);
    FloatVector c20 = load(s, sAt + 2 * sRow);
    FloatVector c21 = load(s, sAt + 2 * sRow + LANES);
    FloatVector c30 = load(s, sAt + 3 * sRow);
    FloatVector c31 = load(s, sAt + 3 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = load(right, q + k * B_STEP);
      FloatVector b1 = load(right, q + k * B_STEP + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, left[p + k * A_STEP + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
    }
    c00.blend(floor, c00.compare(LE, floor)).intoArray(t, tAt);
    c01.blend(floor, c01.compare(LE, floor)).intoArray(t, tAt + LANES);
    c10.blend(floor, c10.compare(LE, floor)).intoArray(t, tAt + tRow);
    c11.blend(floor, c11.compare(LE, floor)).intoArray(t, tAt + tRow + LANES);
    c20.blend(floor, c20.compare(LE, floor)).intoArray(t, tAt + 2 * tRow);
    c21.blend(floor, c21.compare(LE, floor)).intoArray(t, tAt + 2 * tRow + LANES);
    c30.blend(floor, c30.compare(LE, floor)).intoArray(t, tAt + 3 * tRow);
    c31.blend(floor, c31.compare(LE, floor)).intoArray(t, tAt + 3 * tRow + LANES);
  }

  /** 1 row × 8 vectors, of four panels of B: a single observation. */
  static void oneRow(
      float[] left, int p, Matrix b, Matrix start, Matrix c, int i, int j, int depth, float floor) {
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sPanel = start.panelStride;
    float[] right = b.data;
    int q0 = b.at(0, j);
    int q1 = q0 + b.panelStride;
    int q2 = q1 + b.panelStride;
    int q3 = q2 + b.panelStride;
    float[] t = c.data;
    int tAt = c.at(i, j);
    int tPanel = c.panelStride;
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    FloatVector c10 = load(s, sAt + sPanel);
    FloatVector c11 = load(s, sAt + sPanel + LANES);
    FloatVector c20 = load(s, sAt + 2 * sPanel);
    FloatVector c21 = load(s, sAt + 2 * sPanel + LANES);
    FloatVector c30 = load(s, sAt + 3 * sPanel);
    FloatVector c31 = load(s, sAt + 3 * sPanel + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.broadcast(SPECIES, left[p + k]);
      c00 = x.fma(load(right, q0 + k * B_STEP), c00);
      c01 = x.fma(load(right, q0 + k * B_STEP + LANES), c01);
      c10 = x.fma(load(right, q1 + k * B_STEP), c10);
      c11 = x.fma(load(right, q1 + k * B_STEP + LANES), c11);
      c20 = x.fma(load(right, q2 + k * B_STEP), c20);
      c21 = x.fma(load(right, q2 + k * B_STEP + LANES), c21);
      c30 = x.fma(load(right, q3 + k * B_STEP), c30);
      c31 = x.fma(load(right, q3 + k * B_STEP + LANES), c31);
    }
    c00.blend(floor, c00.compare(LE, floor)).intoArray(t, tAt);
    c01.blend(floor, c01.compare(LE, floor)).intoArray(t, tAt + LANES);
    c10.blend(floor, c10.compare(LE, floor)).intoArray(t, tAt + tPanel);
    c11.blend(floor, c11.compare(LE, floor)).intoArray(t, tAt + tPanel + LANES);
    c20.blend(floor, c20.compare(LE, floor)).intoArray(t, tAt + 2 * tPanel);
    c21.blend(floor, c21.compare(LE, floor)).intoArray(t, tAt + 2 * tPanel + LANES);
    c30.blend(floor, c30.compare(LE, floor)).intoArray(t, tAt + 3 * tPanel);
    c31.blend(floor, c31.compare(LE, floor)).intoArray(t, tAt + 3 * tPanel + LANES);
  }

  private static FloatVector load(float[] array, int index) {
    return FloatVector.fromArray(SPECIES, array, index);
  }
}
