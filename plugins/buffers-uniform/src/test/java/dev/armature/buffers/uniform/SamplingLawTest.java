package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * χ² tests of the law of sampling. Where the law holds, χ² of n cells has n − 1 degrees of freedom,
 * and by Wilson and Hilferty (1931) ∛(χ² / d) is normal with mean 1 − 2 / (9 d) and variance 2 / (9
 * d), all but exactly. Five standard deviations are allowed on either side, which chance passes
 * once in two million times; samples that are spread too evenly are not independent.
 */
class SamplingLawTest {

  private static final int CAPACITY = 1_000;
  private static final int BATCH = 500;
  private static final int BATCHES = 2_000;

  @Test
  void everyTransitionIsSampledEquallyOftenAfterTheRingWrapped() {
    long[] counts = new long[CAPACITY];
    draw(2 * CAPACITY + CAPACITY / 3, number -> counts[number % CAPACITY]++);
    assertUniform(counts);
  }

  @Test
  void everyTransitionIsSampledEquallyOftenWhileTheBufferFills() {
    int filled = 300;
    long[] counts = new long[filled];
    draw(filled, number -> counts[number]++);
    assertUniform(counts);
  }

  @Test
  void successiveRowsAreIndependent() {
    int cells = 25;
    long[] counts = new long[cells * cells];
    int[] last = {-1};
    draw(
        CAPACITY,
        number -> {
          int cell = number * cells / CAPACITY;
          if (last[0] >= 0) {
            counts[last[0] * cells + cell]++;
          }
          last[0] = last[0] < 0 ? cell : -1;
        });
    assertUniform(counts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"storage = mapped", "precision = float16", "n-steps = 3, storage = mapped"})
  void storagePrecisionAndStepsDoNotChangeWhatIsSampled(String keys) {
    try (UniformReplayBuffer plain = Rings.bound("capacity = 500", HeapProbe.CONTEXT);
        UniformReplayBuffer other = Rings.bound(keys + ", capacity = 500", HeapProbe.CONTEXT)) {
      TransitionBatch[] batches = new TransitionBatch[2];
      for (int i = 0; i < 2; i++) {
        UniformReplayBuffer buffer = i == 0 ? plain : other;
        for (int number = 0; number < 700; number++) {
          buffer.add(0, new float[25], new float[4], number, new float[25], false, true);
        }
        batches[i] = new TransitionBatch(2_000, 25, 4);
        buffer.sample(Rings.stream(), batches[i]);
      }
      assertThat(batches[1].places()).isEqualTo(batches[0].places());
      assertThat(batches[1].rewards()).isEqualTo(batches[0].rewards());
    }
  }

  private interface Draw {
    void take(int number);
  }

  /** Adds numbered transitions, then hands over the numbers of a million samples. */
  private static void draw(int added, Draw draw) {
    try (UniformReplayBuffer buffer = Rings.heap(CAPACITY, 1, 1, Integer.MAX_VALUE - 8)) {
      for (int i = 0; i < added; i++) {
        buffer.add(0, new float[1], new float[1], i, new float[1], false, false);
      }
      RandomStream random = new SeededStreams(11).stream("sampling");
      TransitionBatch batch = new TransitionBatch(BATCH, 1, 1);
      for (int i = 0; i < BATCHES; i++) {
        buffer.sample(random, batch);
        for (float reward : batch.rewards()) {
          draw.take((int) reward);
        }
      }
    }
  }

  private static void assertUniform(long[] counts) {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    double expected = total / counts.length;
    double chiSquare = 0;
    for (long count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    double freedom = counts.length - 1;
    double variance = 2 / (9 * freedom);
    double deviations = (Math.cbrt(chiSquare / freedom) - (1 - variance)) / Math.sqrt(variance);
    assertThat(deviations).isBetween(-5.0, 5.0);
  }
}
