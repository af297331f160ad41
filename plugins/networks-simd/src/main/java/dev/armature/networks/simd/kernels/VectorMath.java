package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;
import static dev.armature.networks.simd.kernels.RegisterTile.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * Activations of a vector of arguments. All of them come from one rational approximation of tanh,
 * whose result does not depend on whether the code is compiled yet, as the library's does.
 */
final class VectorMath {

  private static final float BOUND = 9;
  private static final VectorShuffle<Float> SWAP_8 = swap(8);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_1 = swap(1);

  private VectorMath() {}

  /**
   * tanh x, off by less than 2e-7: an odd polynomial of degree 13 over an even one of degree 6 in
   * ±9, beyond which tanh is ±1 in single precision. The coefficients are those of Eigen 3's {@code
   * generic_fast_tanh_float}.
   */
  static FloatVector tanh(FloatVector argument) {
    FloatVector x = argument.max(-BOUND).min(BOUND);
    FloatVector s = x.mul(x);
    FloatVector p = s.mul(-2.7607684e-16f).add(2.000188e-13f);
    p = p.mul(s).add(-8.604672e-11f);
    p = p.mul(s).add(5.1222973e-8f);
    p = p.mul(s).add(1.48572235e-5f);
    p = p.mul(s).add(6.3726195e-4f);
    p = p.mul(s).add(4.8935246e-3f);
    FloatVector q = s.mul(1.1982584e-6f).add(1.1853471e-4f);
    q = q.mul(s).add(2.2684347e-3f);
    q = q.mul(s).add(4.893525e-3f);
    return p.mul(x).div(q).max(-1f).min(1f);
  }

  /** σ(x) = (1 + tanh(x / 2)) / 2. */
  static FloatVector sigmoid(FloatVector x) {
    return tanh(x.mul(0.5f)).mul(0.5f).add(0.5f);
  }

  /** exp(x) − 1 = 2 t / (1 − t) with t = tanh(x / 2), for x ≤ 0; exact to rounding near 0. */
  static FloatVector expm1(FloatVector x) {
    FloatVector t = tanh(x.mul(0.5f));
    return t.add(t).div(t.neg().add(1f));
  }

  /** z where z &gt; 0, else exp(z) − 1. */
  static FloatVector elu(FloatVector z) {
    return expm1(z.min(0f)).add(z.max(0f));
  }

  /** z · σ(z). */
  static FloatVector silu(FloatVector z) {
    return z.mul(sigmoid(z));
  }

  /** d · relu′, from relu's value. */
  static FloatVector chainRelu(FloatVector y, FloatVector d) {
    VectorMask<Float> active = y.compare(VectorOperators.GT, 0f);
    return FloatVector.zero(SPECIES).blend(d, active);
  }

  /** d · tanh′, from tanh's value. */
  static FloatVector chainTanh(FloatVector y, FloatVector d) {
    return y.mul(y).neg().add(1f).mul(d);
  }

  /** d · elu′, from elu's value. */
  static FloatVector chainElu(FloatVector y, FloatVector d) {
    return y.min(0f).add(1f).mul(d);
  }

  /** d · silu′, from silu's argument. */
  static FloatVector chainSilu(FloatVector z, FloatVector d) {
    FloatVector s = sigmoid(z);
    return s.neg().add(1f).mul(z).add(1f).mul(s).mul(d);
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % LANES);
  }

  /**
   * The sum of the lanes, in every lane, folded in a fixed order; {@code reduceLanes} leaves the
   * order, and so the last bits, to the compiler.
   */
  static FloatVector total(FloatVector v) {
    FloatVector sum = v;
    if (LANES > 8) {
      sum = sum.add(sum.rearrange(SWAP_8));
    }
    if (LANES > 4) {
      sum = sum.add(sum.rearrange(SWAP_4));
    }
    if (LANES > 2) {
      sum = sum.add(sum.rearrange(SWAP_2));
    }
    return sum.add(sum.rearrange(SWAP_1));
  }
}
