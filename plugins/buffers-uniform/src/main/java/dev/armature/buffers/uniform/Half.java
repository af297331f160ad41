package dev.armature.buffers.uniform;

/**
 * IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction, in a {@code short}. Normal numbers
 * reach from 2<sup>−14</sup> to 65504 with 11 significant binary digits; below, down to
 * 2<sup>−24</sup>, they are spaced evenly.
 */
final class Half {

  static final int BYTES = 2;

  /** The greatest finite number. */
  static final float MAX_VALUE = 65504;

  /** The least magnitude that rounds to infinity: half a step beyond {@link #MAX_VALUE}. */
  static final float OVERFLOW = 65520;

  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;
  private static final int QUIET_NAN = 0x0200;

  private static final int FLOAT_INFINITY = 0x7f80_0000;
  private static final int FLOAT_MAGNITUDE = 0x7fff_ffff;

  /** 2<sup>−14</sup>, the least normal half, as a float's bits. */
  private static final int LEAST_NORMAL = 0x3880_0000;

  /** By how much the exponents differ, 127 − 15, in a float's bits. */
  private static final int BIAS = 112 << 23;

  /** How many more bits a float's fraction has. */
  private static final int SHIFT = 13;

  private Half() {}

  /**
   * The nearest half; of two equally near, the one whose last bit is 0. Magnitudes from {@link
   * #OVERFLOW} become infinity, NaN stays NaN.
   */
  static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    int magnitude = bits & FLOAT_MAGNITUDE;
    if (magnitude < LEAST_NORMAL) {
      // A float in [0.5, 1) has steps of 2^-24, as a subnormal half has: the sum rounds for us.
      float shifted = Float.intBitsToFloat(magnitude) + 0.5f;
      return (short) (sign | (Float.floatToRawIntBits(shifted) - Float.floatToRawIntBits(0.5f)));
    }
    if (magnitude > FLOAT_INFINITY) {
      return (short) (sign | INFINITY | QUIET_NAN);
    }
    // Half a step less one, and one more where the last bit kept is 1: ties go to even. A carry
    // runs on into the exponent, where it belongs.
    int rounding = (1 << (SHIFT - 1)) - 1 + ((magnitude >>> SHIFT) & 1);
    return (short) (sign | Math.min((magnitude - BIAS + rounding) >>> SHIFT, INFINITY));
  }

  /** The same number as a float; exact. */
  static float toFloat(short half) {
    int sign = (half & SIGN) << 16;
    int magnitude = half & (SIGN - 1);
    if (magnitude >= INFINITY) {
      return Float.intBitsToFloat(sign | FLOAT_INFINITY | (magnitude << SHIFT));
    }
    // As a float of the same fields it is too small by 2^112, subnormal or not.
    return Float.intBitsToFloat(sign | (magnitude << SHIFT)) * 0x1p112f;
  }
}
