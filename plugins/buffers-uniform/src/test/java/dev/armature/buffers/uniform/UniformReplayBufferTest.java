package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.Space;
import dev.armature.api.StateException;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

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
    try (UniformReplayBuffer buffer = Rings.heap(1, 5, 5, 100)) {
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
    for (int transitions : new int[] {1, 500}) {
      ReplayBufferContext few =
          new ReplayBufferContext(environment, 1, 0.9, transitions, Optional.empty());
      try (ReplayBuffer buffer = Rings.bound("capacity = 2147483647", few)) {
        assertThat(buffer.capacity()).isEqualTo(transitions);
      }
    }
  }

  @Test
  void onlyFilledPlacesAreSaved() {
    try (UniformReplayBuffer buffer = filled(10, 3, 1_000)) {
      MemoryState state = MemoryState.of(buffer::save);
      assertThat(state.names()).containsExactly("added", "layout", "transitions.0");
      assertThat(state.shape("transitions.0")).containsExactly(3, 5);
    }
  }

  @Test
  void stateIsSavedInPiecesThatDoNotDependOnTheArrays() {
    int count = 500_000;
    try (UniformReplayBuffer buffer = filled(count, count, 1_000_000);
        UniformReplayBuffer loaded = Rings.heap(count, 1, 1, 2_000)) {
      MemoryState state = MemoryState.of(buffer::save);
      assertThat(state.shape("transitions.0")).containsExactly((1 << 20) / 5, 5);
      assertThat(state.names()).contains("transitions.2").doesNotContain("transitions.3");
      loaded.load(state.reader());
      assertThat(Rings.all(loaded).rewards()).isEqualTo(Rings.all(buffer).rewards());
      MemoryState again = MemoryState.of(loaded::save);
      assertThat(again.floats("transitions.2")).isEqualTo(state.floats("transitions.2"));
    }
  }

  @Test
  void stateOfAnotherCapacityIsRefused() {
    try (UniformReplayBuffer saved = filled(10, 7, 1_000);
        UniformReplayBuffer other = Rings.heap(9, 1, 1, 1_000)) {
      MemoryState state = MemoryState.of(saved::save);
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> other.load(state.reader()))
          .withMessageContaining("capacity 10")
          .withMessageContaining("this one has 9");
    }
  }

  @Test
  void stateOfAnotherPrecisionIsRefused() {
    RingShape halves = new RingShape(10, 1, 1, Precision.FLOAT16, 0);
    try (UniformReplayBuffer saved = filled(10, 7, 1_000);
        UniformReplayBuffer other =
            new UniformReplayBuffer(halves, 1, 0.99, new HeapMemory(1_000))) {
      MemoryState state = MemoryState.of(saved::save);
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> other.load(state.reader()))
          .withMessageContaining("in float32; this one has")
          .withMessageEndingWith("in float16");
    }
  }

  @Test
  void stateWithoutLinksIsRefusedWhereStepsAreJoined() {
    RingShape linked = new RingShape(10, 1, 1, Precision.FLOAT32, 2);
    try (UniformReplayBuffer saved = filled(10, 7, 1_000);
        UniformReplayBuffer other =
            new UniformReplayBuffer(linked, 3, 0.99, new HeapMemory(1_000))) {
      MemoryState state = MemoryState.of(saved::save);
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> other.load(state.reader()))
          .withMessageContaining("n-steps = 1");
    }
  }

  @Test
  void linkThatLeadsNowhereIsRefused() {
    Consumer<StateWriter> damaged =
        out -> {
          out.longs("layout", 10, 1, 1, 32, 1);
          out.longs("added", 2);
          out.floats("transitions.0", new int[] {2, 5}, new float[10]);
          out.longs("links.ages", 1);
          out.longs("links.0", 1, 1);
        };
    RingShape linked = new RingShape(10, 1, 1, Precision.FLOAT32, 1);
    try (UniformReplayBuffer buffer =
        new UniformReplayBuffer(linked, 3, 0.99, new HeapMemory(1_000))) {
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> buffer.load(MemoryState.of(damaged).reader()))
          .withMessageContaining("leads to no transition");
      assertThat(buffer.size()).isZero();
    }
  }

  @Test
  void numberBeyondHalfPrecisionIsRefusedAndNothingIsWritten() {
    RingShape halves = new RingShape(10, 2, 1, Precision.FLOAT16, 0);
    try (UniformReplayBuffer buffer =
        new UniformReplayBuffer(halves, 1, 0.99, new HeapMemory(1_000))) {
      float[] seen = {0, 65519};
      buffer.add(0, seen, new float[1], 1e30f, new float[2], false, false);
      float[] beyond = {0, -65520};
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> buffer.add(0, new float[2], new float[1], 0, beyond, false, false))
          .withMessage(
              "component 1 of an observation is -65520.0, and float16 reaches from -65504 to"
                  + " 65504; store it as float32")
          .satisfies(e -> assertThat(e.key()).isEqualTo("precision"));
      assertThat(buffer.size()).isOne();
      TransitionBatch batch = new TransitionBatch(1, 2, 1);
      buffer.sample(Rings.stream(), batch);
      assertThat(batch.observations()).containsExactly(0, 65504);
      assertThat(batch.rewards()).containsExactly(1e30f);
    }
  }

  @Test
  void boundBeyondHalfPrecisionIsRefusedBeforeTheRun() {
    ReplayBufferContext context =
        new ReplayBufferContext(
            new EnvironmentSpec(
                Space.of(Dimension.unbounded("x", "m")),
                Space.of(new Dimension("push", "N", 0, 1e5f)),
                0.1,
                0,
                false),
            1,
            0.99);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Rings.bound("precision = float16", context))
        .withMessageContaining("push lies in [0.0, 100000.0]")
        .satisfies(e -> assertThat(e.key()).isEqualTo("precision"));
  }

  @Test
  void halfPrecisionRoundsObservationsAndActionsAlone() {
    RingShape halves = new RingShape(3, 1, 1, Precision.FLOAT16, 0);
    try (UniformReplayBuffer buffer =
        new UniformReplayBuffer(halves, 1, 0.99, new HeapMemory(1_000))) {
      float third = 1 / 3f;
      buffer.add(
          0, new float[] {third}, new float[] {-third}, third, new float[] {1e-9f}, true, false);
      TransitionBatch batch = Rings.all(buffer);
      assertThat(batch.observations()).containsExactly(0x1.554p-2f);
      assertThat(batch.actions()).containsExactly(-0x1.554p-2f);
      assertThat(batch.nextObservations()).containsExactly(0);
      assertThat(batch.rewards()).containsExactly(third);
      assertThat(batch.terminated()).containsExactly(1);
    }
  }

  @Test
  void lessThanNothingIsRefused() {
    Consumer<StateWriter> damaged =
        out -> {
          out.longs("layout", 10, 1, 1, 32, 0);
          out.longs("added", -1);
        };
    try (UniformReplayBuffer buffer = Rings.heap(10, 1, 1, 1_000)) {
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> buffer.load(MemoryState.of(damaged).reader()))
          .withMessageContaining("cannot hold -1 transitions");
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
    UniformReplayBuffer buffer = Rings.heap(capacity, 1, 1, longestArray);
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
