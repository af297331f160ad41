package dev.armature.buffers.prioritized;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sampled how often: P(i) = (|δ| + ε)^α / Σ. */
class SamplingLawTest {

  private static final int CAPACITY = 500;

  private static float error(int number) {
    return number % 7 == 0 ? 0 : number % 40 + 0.25f;
  }

  private static double[] law(double alpha, double epsilon) {
    double[] law = new double[CAPACITY];
    double sum = 0;
    for (int number = 0; number < CAPACITY; number++) {
      law[number] = Math.pow(error(number) + epsilon, alpha);
      sum += law[number];
    }
    for (int number = 0; number < CAPACITY; number++) {
      law[number] /= sum;
    }
    return law;
  }

  /**
   * χ² of n cells has mean n − 1 and standard deviation √(2 (n − 1)) where the law holds; five of
   * those are allowed on either side. Batches of one row are independent of each other.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 1, 1.5})
  void rowsFollowThePrioritiesOfTheirErrors(double alpha) {
    int draws = 1_000_000;
    double[] law = law(alpha, 0.5);
    long[] counts = new long[CAPACITY];
    try (ReplayBuffer buffer = Numbered.buffer(CAPACITY, "alpha = " + alpha, "epsilon = 0.5")) {
      Numbered.add(buffer, 0, CAPACITY);
      Numbered.learnAll(buffer, SamplingLawTest::error);
      RandomStream random = Numbered.stream();
      TransitionBatch batch = Numbered.batch(1);
      for (int i = 0; i < draws; i++) {
        buffer.sample(random, batch);
        counts[(int) batch.rewards()[0]]++;
      }
    }
    double chiSquare = 0;
    for (int number = 0; number < CAPACITY; number++) {
      double expected = draws * law[number];
      chiSquare += (counts[number] - expected) * (counts[number] - expected) / expected;
    }
    double mean = CAPACITY - 1;
    double deviation = Math.sqrt(2 * mean);
    assertThat(chiSquare).isBetween(mean - 5 * deviation, mean + 5 * deviation);
  }

  /** A place gets every whole share of the segments: the count is within 2 of what is expected. */
  @Test
  void eachRowFallsIntoItsOwnSegmentOfTheSum() {
    int rows = 400;
    double[] law = law(1, 0.5);
    try (ReplayBuffer buffer = Numbered.buffer(CAPACITY, "alpha = 1", "epsilon = 0.5")) {
      Numbered.add(buffer, 0, CAPACITY);
      Numbered.learnAll(buffer, SamplingLawTest::error);
      RandomStream random = Numbered.stream();
      TransitionBatch batch = Numbered.batch(rows);
      for (int i = 0; i < 100; i++) {
        buffer.sample(random, batch);
        double before = 0;
        int row = 0;
        for (int number = 0; number < CAPACITY; number++) {
          double after = before + law[number] * rows;
          int first = row;
          while (row < rows && batch.places()[row] == number) {
            row++;
          }
          int count = row - first;
          assertThat((double) count).isBetween(after - before - 2, after - before + 2);
          if (count > 0) {
            assertThat(first + 1.0).isGreaterThan(before - 1e-6);
            assertThat(row - 1.0).isLessThan(after + 1e-6);
          }
          before = after;
        }
        assertThat(row).as("rows in the order of the places").isEqualTo(rows);
      }
    }
  }

  @Test
  void stratifiedRowsTooFollowThePrioritiesOnAverage() {
    int rows = 64;
    int batches = 20_000;
    double[] law = law(0.6, 1e-6);
    long[] counts = new long[CAPACITY];
    try (ReplayBuffer buffer = Numbered.buffer(CAPACITY)) {
      Numbered.add(buffer, 0, CAPACITY);
      Numbered.learnAll(buffer, SamplingLawTest::error);
      RandomStream random = Numbered.stream();
      TransitionBatch batch = Numbered.batch(rows);
      for (int i = 0; i < batches; i++) {
        buffer.sample(random, batch);
        for (float reward : batch.rewards()) {
          counts[(int) reward]++;
        }
      }
    }
    double draws = (double) rows * batches;
    for (int number = 0; number < CAPACITY; number++) {
      double expected = draws * law[number];
      // Stratified counts vary less than independent ones do.
      assertThat((double) counts[number])
          .isBetween(expected - 5 * Math.sqrt(expected), expected + 5 * Math.sqrt(expected) + 1);
    }
  }
}
