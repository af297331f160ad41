package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.RandomStream;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import org.junit.jupiter.api.Test;

/**
 * χ² tests of the law of sampling. χ² of n cells has mean n − 1 and standard deviation √(2 (n − 1))
 * where the law holds; five of those are allowed on either side, since samples that are spread too
 * evenly are not independent.
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

  private interface Draw {
    void take(int number);
  }

  /** Adds numbered transitions, then hands over the numbers of a million samples. */
  private static void draw(int added, Draw draw) {
    try (UniformReplayBuffer buffer =
        new UniformReplayBuffer(CAPACITY, 1, 1, TransitionStorage.LONGEST_ARRAY)) {
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
    double mean = counts.length - 1;
    double deviation = Math.sqrt(2 * mean);
    assertThat(chiSquare).isBetween(mean - 5 * deviation, mean + 5 * deviation);
  }
}
