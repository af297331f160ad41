package dev.armature.buffers.prioritized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.armature.api.ConfigurationException;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrioritizedReplayBufferTest {

  private static float error(int number) {
    return (number * 37 % 101) / 10f;
  }

  private static double priority(int number, double alpha) {
    return Math.pow(error(number) + 1e-6, alpha);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 1})
  void weightsMakeUpForTheProbabilityOfARowAndTheGreatestIsOne(double beta) {
    int size = 200;
    double sum = 0;
    for (int number = 0; number < size; number++) {
      sum += priority(number, 0.6);
    }
    try (ReplayBuffer buffer =
        Numbered.buffer(1000, "beta-start = " + beta, "beta-end = " + beta)) {
      Numbered.add(buffer, 0, size);
      Numbered.learnAll(buffer, PrioritizedReplayBufferTest::error);
      TransitionBatch batch = Numbered.batch(32);
      buffer.sample(Numbered.stream(), batch);

      double[] weights = new double[32];
      for (int row = 0; row < 32; row++) {
        double probability = priority((int) batch.rewards()[row], 0.6) / sum;
        weights[row] = Math.pow(size * probability, -beta);
      }
      double greatest = Arrays.stream(weights).max().orElseThrow();
      for (int row = 0; row < 32; row++) {
        assertThat((double) batch.weights()[row]).isCloseTo(weights[row] / greatest, within(1e-6));
      }
      assertThat(batch.weights()).contains(1);
    }
  }

  /** Two transitions, of which one is four times as likely: its weight is 4^−β. */
  @ParameterizedTest
  @CsvSource({"1, 0.5625", "2, 0.625", "7, 0.9375", "8, 1", "9, 1", "30, 1"})
  void betaGoesEvenlyFromStartToEndByBatchesLearned(int learned, double beta) {
    try (ReplayBuffer buffer =
        Numbered.buffer(
            2, "alpha = 1", "beta-start = 0.5", "beta-end = 1", "beta-steps = 8", "epsilon = 1")) {
      Numbered.add(buffer, 0, 2);
      TransitionBatch batch = Numbered.batch(50);
      RandomStream random = Numbered.stream();
      for (int i = 0; i < learned; i++) {
        Numbered.learn(buffer, random, batch, number -> number == 0 ? 0 : 3);
      }
      buffer.sample(random, batch);
      for (int row = 0; row < 50; row++) {
        double expected = batch.places()[row] == 0 ? 1 : Math.pow(4, -beta);
        assertThat((double) batch.weights()[row]).isCloseTo(expected, within(1e-7));
      }
      assertThat(batch.places()).contains(0, 1);
    }
  }

  @Test
  void transitionBeginsWithTheGreatestPrioritySoFar() {
    try (ReplayBuffer buffer = Numbered.buffer(4, "alpha = 1", "beta-start = 1", "epsilon = 0.5")) {
      Numbered.add(buffer, 0, 3);
      assertThat(weights(buffer)).containsExactly(1, 1, 1);
      Numbered.learnAll(buffer, number -> number == 1 ? 7.5f : 0.5f);
      Numbered.add(buffer, 3, 4);
      // Priorities 1, 8, 1 and 8 for the new one.
      assertThat(weights(buffer)).containsExactly(1, 0.125f, 1, 0.125f);
      Numbered.learnAll(buffer, number -> 1.5f);
      Numbered.add(buffer, 4, 5);
      // The greatest so far is that of a transition whose error is smaller by now.
      assertThat(weights(buffer)).containsExactly(0.25f, 1, 1, 1);
    }
  }

  @Test
  void firstTransitionsHavePriorityOneHoweverSmallTheErrors() {
    try (ReplayBuffer buffer =
        Numbered.buffer(4, "alpha = 1", "beta-start = 1", "epsilon = 0.25")) {
      Numbered.add(buffer, 0, 2);
      Numbered.learnAll(buffer, number -> 0);
      Numbered.add(buffer, 2, 3);
      assertThat(weights(buffer)).containsExactly(1, 1, 0.25f);
    }
  }

  /** The weight of each place in a batch that has them all. */
  private static float[] weights(ReplayBuffer buffer) {
    float[] weights = new float[buffer.size()];
    TransitionBatch batch = Numbered.batch(200);
    buffer.sample(Numbered.stream(), batch);
    for (int row = 0; row < batch.size(); row++) {
      weights[batch.places()[row]] = batch.weights()[row];
    }
    return weights;
  }

  @Test
  void errorOfATransitionThatWasOverwrittenMeanwhileIsNotThatOfItsSuccessor() {
    try (ReplayBuffer buffer = Numbered.buffer(4, "alpha = 1", "beta-start = 1", "epsilon = 0.5")) {
      Numbered.add(buffer, 0, 6);
      TransitionBatch batch = Numbered.batch(100);
      buffer.sample(Numbered.stream(), batch);
      assertThat(batch.places()).contains(0, 1, 2, 3);
      Numbered.add(buffer, 6, 9);
      Arrays.fill(batch.errors(), 0);
      buffer.learned(batch);
      // Numbers 6, 7 and 8 took the places 2, 3 and 0.
      assertThat(weights(buffer)).containsExactly(0.5f, 1, 0.5f, 0.5f);

      buffer.sample(Numbered.stream(), batch);
      Numbered.add(buffer, 9, 40);
      Arrays.fill(batch.errors(), 0);
      buffer.learned(batch);
      assertThat(weights(buffer)).containsOnly(1);
    }
  }

  @Test
  void rowsAreReadByTheBufferWithinAndRelabelledOnesMayBeLearnedFrom() {
    try (ReplayBuffer buffer = Numbered.buffer(16, "alpha = 1", "beta-start = 1")) {
      Numbered.add(buffer, 0, 16);
      TransitionBatch batch = Numbered.batch(64);
      RandomStream random = Numbered.stream();
      buffer.sample(random, batch);
      float[] weights = batch.weights().clone();
      int[] places = batch.places().clone();
      buffer.read(random, batch);
      for (int row = 0; row < 64; row++) {
        assertThat(batch.rewards()[row]).isEqualTo(places[row]);
        batch.errors()[row] = places[row] == 5 ? 8 : 1;
        batch.rewards()[row] = -1;
      }
      assertThat(batch.weights()).isEqualTo(weights);
      buffer.learned(batch);
      assertThat((double) weights(buffer)[5]).isCloseTo(0.125, within(1e-5));
      buffer.sample(random, batch);
      assertThat(batch.rewards()).doesNotContain(-1);
    }
  }

  @Test
  void agentThatTellsNoErrorsIsToldSo() {
    try (ReplayBuffer buffer = Numbered.buffer(16)) {
      Numbered.add(buffer, 0, 16);
      TransitionBatch batch = Numbered.batch(4);
      Arrays.fill(batch.errors(), 3);
      buffer.sample(Numbered.stream(), batch);
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> buffer.learned(batch))
          .withMessageContaining("prioritized replay samples by the TD error")
          .withMessageContaining("the agent tells none");
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -0.5f})
  void errorThatIsNoPriorityChangesNothing(float error) {
    try (ReplayBuffer buffer = Numbered.buffer(16);
        ReplayBuffer untouched = Numbered.buffer(16)) {
      Numbered.add(buffer, 0, 16);
      Numbered.add(untouched, 0, 16);
      TransitionBatch batch = Numbered.batch(4);
      buffer.sample(Numbered.stream(), batch);
      batch.errors()[0] = 5;
      batch.errors()[1] = 6;
      batch.errors()[2] = 7;
      batch.errors()[3] = error;
      assertThatIllegalStateException()
          .isThrownBy(() -> buffer.learned(batch))
          .withMessageContaining("a TD error of " + error)
          .withMessageContaining("diverged");
      assertThat(weights(buffer)).isEqualTo(weights(untouched));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-30, 20", "3e38, 1, 20", "3e38, 1e-6, 1"})
  void priorityStaysAPositiveNumberHoweverExtremeTheSettings(
      float error, double epsilon, double alpha) {
    try (ReplayBuffer buffer =
        Numbered.buffer(16, "epsilon = " + epsilon, "alpha = " + alpha, "beta-start = 1")) {
      Numbered.add(buffer, 0, 16);
      Numbered.learnAll(buffer, number -> number == 3 ? 1 : error);
      TransitionBatch batch = Numbered.batch(64);
      buffer.sample(Numbered.stream(), batch);
      for (int row = 0; row < 64; row++) {
        assertThat(batch.weights()[row]).isPositive().isLessThanOrEqualTo(1);
        assertThat(batch.places()[row]).isBetween(0, 15);
      }
    }
  }

  @Test
  void learningAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (ReplayBuffer buffer = Numbered.buffer(10_000)) {
      Numbered.add(buffer, 0, 10_000);
      float[] values = new float[1];
      TransitionBatch batch = Numbered.batch(256);
      RandomStream random = Numbered.stream();
      long before = 0;
      for (int round = 0; round < 2; round++) {
        before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) {
          buffer.add(0, values, values, i, values, false, false);
          buffer.sample(random, batch);
          Arrays.fill(batch.errors(), i);
          buffer.learned(batch);
        }
      }
      // The JVM itself now and then allocates an object or two.
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }
  }

  @Test
  void closedBufferIsRefused() {
    ReplayBuffer buffer = Numbered.buffer(16);
    Numbered.add(buffer, 0, 16);
    buffer.close();
    assertThatIllegalStateException().isThrownBy(() -> Numbered.add(buffer, 0, 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> buffer.sample(Numbered.stream(), Numbered.batch(1)));
  }
}
