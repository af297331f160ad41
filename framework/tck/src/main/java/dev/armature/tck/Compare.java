package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Network;

/** Comparisons whose failures name the rule that was broken. */
final class Compare {

  private Compare() {}

  /**
   * @param rule what must hold, and why it matters
   * @param tolerance the greatest error, as a share of the greatest expected magnitude (at least
   *     1e-3, so that a tensor of zeros can be compared)
   */
  static void close(String rule, double[] expected, float[] actual, double tolerance) {
    double scale = 1e-3;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(actual[i] - expected[i]);
      if (!(error <= tolerance * scale)) {
        throw new AssertionError(
            "%s%nElement %d is %.9g, expected %.9g: an error of %.3g, where %.3g is allowed"
                .formatted(rule, i, actual[i], expected[i], error, tolerance * scale));
      }
    }
  }

  /** Asserts that two states hold the same names, shapes and bits. */
  static void sameBits(String rule, MemoryState expected, MemoryState actual) {
    assertThat(actual.names()).as(rule).isEqualTo(expected.names());
    for (String name : expected.names()) {
      if (expected.isTensor(name)) {
        assertThat(actual.shape(name)).as("%s [%s]", rule, name).isEqualTo(expected.shape(name));
        sameBits(rule + " [" + name + "]", expected.floats(name), actual.floats(name));
      } else {
        assertThat(actual.longs(name)).as("%s [%s]", rule, name).isEqualTo(expected.longs(name));
      }
    }
  }

  /** Asserts that two arrays hold the same bits. */
  static void sameBits(String rule, float[] expected, float[] actual) {
    assertThat(bits(actual)).as(rule).isEqualTo(bits(expected));
  }

  /** Asserts that a network's saved parameters are the reference's. */
  static void parameters(
      String rule, ReferenceNetwork reference, Network network, double tolerance) {
    MemoryState saved = MemoryState.of(network::saveParameters);
    for (ReferenceParameter p : reference.parameters()) {
      close(rule + " [" + p.name + "]", p.value, saved.floats(p.name), tolerance);
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
