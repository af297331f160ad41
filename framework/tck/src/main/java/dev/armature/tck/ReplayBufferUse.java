package dev.armature.tck;

import static dev.armature.tck.BufferPlay.CAPACITY;
import static dev.armature.tck.BufferPlay.addAndSample;
import static dev.armature.tck.BufferPlay.sampleAndLearn;
import static dev.armature.tck.BufferPlay.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The part of {@link ReplayBufferContract} about other buffers, threads and errors. */
abstract class ReplayBufferUse {

  private final Supplier<ReplayBuffer> opener;
  private final BooleanSupplier prefersErrors;

  ReplayBufferUse(Supplier<ReplayBuffer> opener, BooleanSupplier prefersErrors) {
    this.opener = opener;
    this.prefersErrors = prefersErrors;
  }

  @Test
  void buffersDoNotDisturbEachOther() {
    try (ReplayBuffer alone = opener.get();
        ReplayBuffer first = opener.get();
        ReplayBuffer second = opener.get()) {
      List<Transition> expected = addAndSample(alone, stream("sampling"), 0);
      RandomStream random = stream("sampling");
      List<Transition> sampled = new ArrayList<>();
      for (int number = 0; number < 2 * CAPACITY; number++) {
        Transition.add(first, number, number + 1);
        Transition.add(second, 100 + number, 101 + number);
        sampled.addAll(sampleAndLearn(first, random));
        sampleAndLearn(second, stream("another"));
      }
      assertThat(sampled)
          .as("two buffers share nothing: demonstrations have one of their own beside the run's")
          .isEqualTo(expected);
    }
  }

  @Test
  void anotherThreadMayTakeOver() {
    try (ReplayBuffer alone = opener.get();
        ReplayBuffer handedOver = Threads.onAnother(opener)) {
      assertThat(Threads.onAnother(() -> addAndSample(handedOver, stream("sampling"), 0)))
          .as("one thread may make a buffer and others use it, one at a time")
          .isEqualTo(addAndSample(alone, stream("sampling"), 0));
    }
  }

  @Test
  void closeEndsItsThreads() {
    Threads.assertNoneLeftBy(
        "a buffer",
        () -> {
          try (ReplayBuffer buffer = opener.get()) {
            Transition.add(buffer, 0, 3);
          }
        });
  }

  @Test
  void largerErrorsAreSampledMoreOften() {
    assumeTrue(prefersErrors.getAsBoolean(), "this buffer does not go by errors");
    try (ReplayBuffer buffer = opener.get()) {
      Transition.add(buffer, 0, CAPACITY);
      TransitionBatch batch = Transition.unfilledBatch(4 * CAPACITY);
      for (int i = 0; i < 8; i++) {
        buffer.sample(stream("sampling " + i), batch);
        for (int row = 0; row < batch.size(); row++) {
          batch.errors()[row] = batch.places()[row] < CAPACITY / 2 ? 1e-3f : 10;
        }
        buffer.learned(batch);
      }
      TransitionBatch many = Transition.unfilledBatch(200 * CAPACITY);
      buffer.sample(stream("later"), many);
      long surprising = Arrays.stream(many.places()).filter(it -> it >= CAPACITY / 2).count();
      assertThat((double) surprising / many.size())
          .as(
              "a buffer that prefers errors samples the half with the larger ones more often than"
                  + " not: learned tells it which they are")
          .isGreaterThan(0.6);
    }
  }
}
