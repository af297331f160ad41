package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Matrix;
import dev.armature.networks.simd.kernels.Span;

/**
 * Matrices of any number of rows that hold one number everywhere.
 *
 * @param zeros where a product starts that has no bias
 * @param ones what sums the rows of a matrix when multiplied with it
 */
record Constants(Matrix zeros, Matrix ones) {

  /**
   * @param width the greatest length of a row
   */
  static Constants of(Arena arena, int width) {
    Span one = arena.allocate(1);
    one.data[one.offset] = 1;
    return new Constants(arena.allocate(width).everyRow(), one.everywhere());
  }
}
