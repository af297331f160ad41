package dev.armature.networks.simd.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Blocks of C = max(S + A B, floor) that stay in vector registers while the loop runs over the
 * depth.
 *
 * <p>One pass of the loop loads V vectors of a row of B and R elements of A, and does R · V
 * multiply-adds with them. Multiply-adds are what the processor is to be busy with: it starts two a
 * cycle, each takes four cycles, so at least eight independent sums are needed, and more make the
 * loads rarer. The number of registers is the limit: 32 with AVX-512 and on 64-bit ARM, 16 with
 * AVX2. Java keeps a vector in a register only if it is a local variable, hence a method for each
 * block size with a variable for each sum; they differ in nothing else.
 *
 * <p>Every index is computed before the first vector is loaded. The compiler stops inlining
 * ordinary methods once a method has grown to some 18,000 nodes, which the multiply-adds alone
 * nearly make; a call left behind them, however small, would put the sums into objects on the heap.
 */
final class RegisterTile {

  /** The widest vectors that the processor has; wider ones would be emulated, very slowly. */
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Floats in a vector. */
  static final int LANES = SPECIES.length();

  /** Rows of the large blocks. */
  static final int ROWS = 6;

  private RegisterTile() {}

  /** 6 rows × 4 vectors: 24 sums, 4 vectors of B, 1 of A make 29 of 32 registers. */
  static void tile6x4(
      Matrix a, Matrix b, Matrix start, Matrix c, int i, int j, int depth, float floor) {
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sRow = start.rowStride;
    float[] left = a.data;
    int p = a.row(i);
    int aRow = a.rowStride;
    float[] right = b.data;
    int q = b.at(0, j);
    float[] t = c.data;
    int tAt = c.at(i, j);
    int tRow = c.rowStride;
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    FloatVector c02 = load(s, sAt + 2 * LANES);
    FloatVector c03 = load(s, sAt + 3 * LANES);
    FloatVector c10 = load(s, sAt + sRow);
    FloatVector c11 = load(s, sAt + sRow + LANES);
    FloatVector c12 = load(s, sAt + sRow + 2 * LANES);
    FloatVector c13 = load(s, sAt + sRow + 3 * LANES);
    FloatVector c20 = load(s, sAt + 2 * sRow);
    FloatVector c21 = load(s, sAt + 2 * sRow + LANES);
    FloatVector c22 = load(s, sAt + 2 * sRow + 2 * LANES);
    FloatVector c23 = load(s, sAt + 2 * sRow + 3 * LANES);
    FloatVector c30 = load(s, sAt + 3 * sRow);
    FloatVector c31 = load(s, sAt + 3 * sRow + LANES);
    FloatVector c32 = load(s, sAt + 3 * sRow + 2 * LANES);
    FloatVector c33 = load(s, sAt + 3 * sRow + 3 * LANES);
    FloatVector c40 = load(s, sAt + 4 * sRow);
    FloatVector c41 = load(s, sAt + 4 * sRow + LANES);
    FloatVector c42 = load(s, sAt + 4 * sRow + 2 * LANES);
    FloatVector c43 = load(s, sAt + 4 * sRow + 3 * LANES);
    FloatVector c50 = load(s, sAt + 5 * sRow);
    FloatVector c51 = load(s, sAt + 5 * sRow + LANES);
    FloatVector c52 = load(s, sAt + 5 * sRow + 2 * LANES);
    FloatVector c53 = load(s, sAt + 5 * sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = load(right, q);
      FloatVector b1 = load(right, q + LANES);
      FloatVector b2 = load(right, q + 2 * LANES);
      FloatVector b3 = load(right, q + 3 * LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      x = FloatVector.broadcast(SPECIES, left[p + aRow]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      c12 = x.fma(b2, c12);
      c13 = x.fma(b3, c13);
      x = FloatVector.broadcast(SPECIES, left[p + 2 * aRow]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      c22 = x.fma(b2, c22);
      c23 = x.fma(b3, c23);
      x = FloatVector.broadcast(SPECIES, left[p + 3 * aRow]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      c32 = x.fma(b2, c32);
      c33 = x.fma(b3, c33);
      x = FloatVector.broadcast(SPECIES, left[p + 4 * aRow]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      c42 = x.fma(b2, c42);
      c43 = x.fma(b3, c43);
      x = FloatVector.broadcast(SPECIES, left[p + 5 * aRow]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      c52 = x.fma(b2, c52);
      c53 = x.fma(b3, c53);
      p += a.columnStride;
      q += b.rowStride;
    }
    c00.max(floor).intoArray(t, tAt);
    c01.max(floor).intoArray(t, tAt + LANES);
    c02.max(floor).intoArray(t, tAt + 2 * LANES);
    c03.max(floor).intoArray(t, tAt + 3 * LANES);
    c10.max(floor).intoArray(t, tAt + tRow);
    c11.max(floor).intoArray(t, tAt + tRow + LANES);
    c12.max(floor).intoArray(t, tAt + tRow + 2 * LANES);
    c13.max(floor).intoArray(t, tAt + tRow + 3 * LANES);
    c20.max(floor).intoArray(t, tAt + 2 * tRow);
    c21.max(floor).intoArray(t, tAt + 2 * tRow + LANES);
    c22.max(floor).intoArray(t, tAt + 2 * tRow + 2 * LANES);
    c23.max(floor).intoArray(t, tAt + 2 * tRow + 3 * LANES);
    c30.max(floor).intoArray(t, tAt + 3 * tRow);
    c31.max(floor).intoArray(t, tAt + 3 * tRow + LANES);
    c32.max(floor).intoArray(t, tAt + 3 * tRow + 2 * LANES);
    c33.max(floor).intoArray(t, tAt + 3 * tRow + 3 * LANES);
    c40.max(floor).intoArray(t, tAt + 4 * tRow);
    c41.max(floor).intoArray(t, tAt + 4 * tRow + LANES);
    c42.max(floor).intoArray(t, tAt + 4 * tRow + 2 * LANES);
    c43.max(floor).intoArray(t, tAt + 4 * tRow + 3 * LANES);
    c50.max(floor).intoArray(t, tAt + 5 * tRow);
    c51.max(floor).intoArray(t, tAt + 5 * tRow + LANES);
    c52.max(floor).intoArray(t, tAt + 5 * tRow + 2 * LANES);
    c53.max(floor).intoArray(t, tAt + 5 * tRow + 3 * LANES);
  }

  /** 6 rows × 2 vectors: 12 sums, 2 vectors of B, 1 of A make 15 of 16 registers. */
  static void tile6x2(
      Matrix a, Matrix b, Matrix start, Matrix c, int i, int j, int depth, float floor) {
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sRow = start.rowStride;
    float[] left = a.data;
    int p = a.row(i);
    int aRow = a.rowStride;
    float[] right = b.data;
    int q = b.at(0, j);
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
      FloatVector b0 = load(right, q);
      FloatVector b1 = load(right, q + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = FloatVector.broadcast(SPECIES, left[p + aRow]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = FloatVector.broadcast(SPECIES, left[p + 2 * aRow]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = FloatVector.broadcast(SPECIES, left[p + 3 * aRow]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = FloatVector.broadcast(SPECIES, left[p + 4 * aRow]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = FloatVector.broadcast(SPECIES, left[p + 5 * aRow]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      p += a.columnStride;
      q += b.rowStride;
    }
    c00.max(floor).intoArray(t, tAt);
    c01.max(floor).intoArray(t, tAt + LANES);
    c10.max(floor).intoArray(t, tAt + tRow);
    c11.max(floor).intoArray(t, tAt + tRow + LANES);
    c20.max(floor).intoArray(t, tAt + 2 * tRow);
    c21.max(floor).intoArray(t, tAt + 2 * tRow + LANES);
    c30.max(floor).intoArray(t, tAt + 3 * tRow);
    c31.max(floor).intoArray(t, tAt + 3 * tRow + LANES);
    c40.max(floor).intoArray(t, tAt + 4 * tRow);
    c41.max(floor).intoArray(t, tAt + 4 * tRow + LANES);
    c50.max(floor).intoArray(t, tAt + 5 * tRow);
    c51.max(floor).intoArray(t, tAt + 5 * tRow + LANES);
  }

  /** 1 row × 4 vectors: a single observation, or a row left over. */
  static void tile1x4(
      Matrix a, Matrix b, Matrix start, Matrix c, int i, int j, int depth, float floor) {
    float[] s = start.data;
    int sAt = start.at(i, j);
    int sNext = start.panelStride;
    float[] left = a.data;
    int p = a.row(i);
    float[] right = b.data;
    int q = b.at(0, j);
    int bNext = b.panelStride;
    float[] t = c.data;
    int tAt = c.at(i, j);
    int tNext = c.panelStride;
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    FloatVector c02 = load(s, sAt + sNext);
    FloatVector c03 = load(s, sAt + sNext + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = load(right, q);
      FloatVector b1 = load(right, q + LANES);
      FloatVector b2 = load(right, q + bNext);
      FloatVector b3 = load(right, q + bNext + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      c02 = x.fma(b2, c02);
      c03 = x.fma(b3, c03);
      p += a.columnStride;
      q += b.rowStride;
    }
    c00.max(floor).intoArray(t, tAt);
    c01.max(floor).intoArray(t, tAt + LANES);
    c02.max(floor).intoArray(t, tAt + tNext);
    c03.max(floor).intoArray(t, tAt + tNext + LANES);
  }

  /** 1 row × 2 vectors: the same at the edge. */
  static void tile1x2(
      Matrix a, Matrix b, Matrix start, Matrix c, int i, int j, int depth, float floor) {
    float[] s = start.data;
    int sAt = start.at(i, j);
    float[] left = a.data;
    int p = a.row(i);
    float[] right = b.data;
    int q = b.at(0, j);
    float[] t = c.data;
    int tAt = c.at(i, j);
    FloatVector c00 = load(s, sAt);
    FloatVector c01 = load(s, sAt + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = load(right, q);
      FloatVector b1 = load(right, q + LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, left[p]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      p += a.columnStride;
      q += b.rowStride;
    }
    c00.max(floor).intoArray(t, tAt);
    c01.max(floor).intoArray(t, tAt + LANES);
  }

  private static FloatVector load(float[] array, int index) {
    return FloatVector.fromArray(SPECIES, array, index);
  }
}
