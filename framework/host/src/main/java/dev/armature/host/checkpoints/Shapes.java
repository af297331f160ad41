package dev.armature.host.checkpoints;

import java.util.Arrays;

/** Arithmetic on the dimensions of a tensor. */
final class Shapes {

  private Shapes() {}

  /** The number of elements; 1 for a scalar, which has no dimensions. */
  static long elements(int[] shape) {
    long product = 1;
    for (int dimension : shape) {
      if (dimension < 0) {
        throw new IllegalArgumentException("a dimension is negative: " + show(shape));
      }
      product = Math.multiplyExact(product, dimension);
    }
    return product;
  }

  static String show(int[] shape) {
    return Arrays.toString(shape);
  }
}
