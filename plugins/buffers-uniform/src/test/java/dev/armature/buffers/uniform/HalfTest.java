package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {

  @ParameterizedTest
  @CsvSource({
    "0x0000, 0",
    "0x0001, 0x1p-24",
    "0x03ff, 0x3ffp-24",
    "0x0400, 0x1p-14",
    "0x3c00, 1",
    "0x3c01, 0x1.004p0",
    "0x3555, 0x1.554p-2",
    "0xc000, -2",
    "0x7bff, 65504",
    "0x7c00, Infinity",
    "0xfc00, -Infinity"
  })
  void bitsMeanWhatTheStandardSays(int bits, float value) {
    assertThat(Half.toFloat((short) bits)).isEqualTo(value);
    assertThat(Half.of(value)).isEqualTo((short) bits);
  }

  @Test
  void everyHalfComesBackFromItsFloat() {
    for (int bits = 0; bits < 1 << Short.SIZE; bits++) {
      short half = (short) bits;
      float value = Half.toFloat(half);
      if (Float.isNaN(value)) {
        assertThat(Half.toFloat(Half.of(value))).isNaN();
      } else {
        assertThat(Half.of(value)).as("%x", bits).isEqualTo(half);
      }
    }
  }

  @Test
  void signOfZeroStays() {
    assertThat(Half.of(-0f)).isEqualTo((short) 0x8000);
    assertThat(Float.floatToRawIntBits(Half.toFloat((short) 0x8000))).isEqualTo(1 << 31);
  }

  /** Between two neighbours the middle goes to the even one, all else to the nearer one. */
  @Test
  void roundsToTheNearestAndTiesToEven() {
    for (int bits = 0; bits < 0x7bff; bits++) {
      float low = Half.toFloat((short) bits);
      float high = Half.toFloat((short) (bits + 1));
      float middle = (low + high) / 2;
      short even = (short) (bits % 2 == 0 ? bits : bits + 1);
      for (int sign : new int[] {0, 0x8000}) {
        float factor = sign == 0 ? 1 : -1;
        assertThat(Half.of(factor * middle)).isEqualTo((short) (even | sign));
        assertThat(Half.of(factor * Math.nextDown(middle))).isEqualTo((short) (bits | sign));
        assertThat(Half.of(factor * Math.nextUp(middle))).isEqualTo((short) (bits + 1 | sign));
      }
    }
  }

  @Test
  void noHalfIsNearerToAnyFloat() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 1_000_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Math.abs(value) < Half.OVERFLOW) {
        short half = Half.of(value);
        double error = Math.abs((double) Half.toFloat(half) - value);
        int magnitude = half & 0x7fff;
        int neighbours = Math.min(magnitude + 1, 0x7bff);
        for (int other = Math.max(0, magnitude - 1); other <= neighbours; other++) {
          double others = Math.abs(Half.toFloat((short) other) - (double) Math.abs(value));
          assertThat(error).isLessThanOrEqualTo(others);
        }
      }
    }
  }

  @Test
  void overflowBeginsHalfAStepBeyondTheGreatest() {
    assertThat(Half.toFloat(Half.of(Math.nextDown(Half.OVERFLOW)))).isEqualTo(Half.MAX_VALUE);
    assertThat(Half.toFloat(Half.of(Half.OVERFLOW))).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Half.toFloat(Half.of(-Float.MAX_VALUE))).isEqualTo(Float.NEGATIVE_INFINITY);
  }
}
