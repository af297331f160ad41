package dev.armature.networks.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Matrix products c ← op(a) op(b), or c ← c + op(a) op(b). */
enum Product {
  /** c ← a b. */
  AB(0, 0),
  /** c ← aᵀ b. */
  ATB(1, 0),
  /** c ← a bᵀ. */
  ABT(0, 1);

  private final int transposeA;
  private final int transposeB;

  Product(int transposeA, int transposeB) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
  }

  /**
   * The product bound to its arrays.
   *
   * @param add whether it is added to what {@code c} holds
   */
  BoundOperation bind(INDArray c, INDArray a, INDArray b, boolean add) {
    return BoundOperation.of("matmul", c, a, b)
        .integers(transposeA, transposeB, 0)
        .reals(1, add ? 1 : 0);
  }
}
