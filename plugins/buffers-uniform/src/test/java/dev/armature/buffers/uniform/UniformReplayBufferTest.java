package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.Space;
import dev.armature.api.StateException;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniformReplayBufferTest {

  /** Long enough for four records of one observation and one action, so that chunks matter too. */
  private static final int SHORT_ARRAY = 24;

  @Test
  void rowsFollowTheNumbersOfTheStream() {
    try (UniformReplayBuffer buffer = filled(10, 10, SHORT_ARRAY)) {
      RandomStream expected = new SeededStreams(3).stream("sampling");
      TransitionBatch batch = sample(buffer, 500);
      for (int row = 0; row < 500; row++) {
        assertThat(batch.rewards()[row]).isEqualTo(expected.nextInt(10));
      }
    }
  }

  @Test
  void everyValueKeepsItsBits() {
    float[] values = {-0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, 1 / 3f};
    try (UniformReplayBuffer buffer = new UniformReplayBuffer(1, 5, 5, 100)) {
      buffer.add(0, values, values, -0f, values, true, false);
      TransitionBatch batch = new TransitionBatch(1, 5, 5);
      buffer.sample(new SeededStreams(3).stream("sampling"), batch);
      assertThat(batch.observations()).isEqualTo(values);
      assertThat(batch.actions()).isEqualTo(values);
      assertThat(batch.nextObservations()).isEqualTo(values);
      assertThat(batch.rewards()).containsExactly(-0f);
      assertThat(batch.terminated()).containsExactly(1f);
    }
  }

  @Test
  void thereAreNoMorePlacesThanTransitionsToCome() {
    Space space = Space.of(new Dimension("x", "", -1, 1));
    EnvironmentSpec environment = new EnvironmentSpec(space, space, 0, 0, false);
    UniformReplayBufferConfig config = new UniformReplayBufferConfig(Integer.MAX_VALUE);
    for (int transitions : new int[] {1, 500}) {
      ReplayBufferContext few = new ReplayBufferContext(environment, 1, 0.9, transitions);
      try (ReplayBuffer buffer = new UniformReplayBufferProvider().create(config, few)) {
        assertThat(buffer.capacity()).isEqualTo(transitions);
      }
    }
  }

  @Test
  void onlyFilledPlacesAreSaved() {
    try (UniformReplayBuffer buffer = filled(10, 3, 1_000)) {
      MemoryState state = MemoryState.of(buffer::save);
      assertThat(state.names()).containsExactly("layout", "ring", "transitions.0");
      assertThat(state.shape("transitions.0")).containsExactly(3, 5);
    }
    try (UniformReplayBuffer buffer = filled(10, 7, SHORT_ARRAY)) {
      MemoryState state = MemoryState.of(buffer::save);
      assertThat(state.shape("transitions.0")).containsExactly(4, 5);
      assertThat(state.shape("transitions.1")).containsExactly(3, 5);
      assertThat(state.names()).doesNotContain("transitions.2");
    }
  }

  @Test
  void stateOfAnotherCapacityIsRefused() {
    try (UniformReplayBuffer saved = filled(10, 7, 1_000);
        UniformReplayBuffer other = new UniformReplayBuffer(9, 1, 1, 1_000)) {
      MemoryState state = MemoryState.of(saved::save);
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> other.load(state.reader()))
          .withMessageContaining("capacity 10")
          .withMessageContaining("this one has 9");
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "11, 0", "10, 10", "10, -1", "7, 3"})
  void impossibleRingIsRefused(long size, long next) {
    Consumer<StateWriter> damaged =
        out -> {
          out.longs("layout", 10, 1, 1);
          out.longs("ring", size, next);
        };
    try (UniformReplayBuffer buffer = new UniformReplayBuffer(10, 1, 1, 1_000)) {
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> buffer.load(MemoryState.of(damaged).reader()))
          .withMessageContaining("cannot hold %d transitions", size);
    }
  }

  @Test
  void batchOfAnotherWidthIsRefused() {
    try (UniformReplayBuffer buffer = filled(10, 7, 1_000)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  buffer.sample(
                      new SeededStreams(3).stream("sampling"), new TransitionBatch(4, 2, 1)))
          .withMessageContaining("observations of 1");
    }
  }

  @Test
  void closedBufferIsRefused() {
    UniformReplayBuffer buffer = filled(10, 7, 1_000);
    buffer.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> buffer.add(0, new float[1], new float[1], 0, new float[1], false, false));
    assertThatIllegalStateException().isThrownBy(() -> sample(buffer, 1));
  }

  /** A buffer of transitions whose reward is their number, from 0. */
  private static UniformReplayBuffer filled(int capacity, int added, int longestArray) {
    UniformReplayBuffer buffer = new UniformReplayBuffer(capacity, 1, 1, longestArray);
    for (int i = 0; i < added; i++) {
      buffer.add(0, new float[1], new float[1], i, new float[1], false, false);
    }
    return buffer;
  }

  private static TransitionBatch sample(UniformReplayBuffer buffer, int size) {
    TransitionBatch batch = new TransitionBatch(size, 1, 1);
    buffer.sample(new SeededStreams(3).stream("sampling"), batch);
    return batch;
  }
}
