package dev.armature.buffers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.TransitionBatch;
import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;
import dev.armature.tck.MemoryState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares what is read with episodes that are walked through step by step, for many rings,
 * environments, numbers of steps and ends of episodes at random.
 */
class NStepReturnsTest {

  private static final double DISCOUNT = 0.97;

  @TempDir private Path folder;

  /** What was added, told by its number. */
  private record Added(int environment, float reward, boolean terminated, boolean truncated) {}

  private enum Kind {
    ARRAY,
    ARRAYS,
    HALVES,
    SEGMENTS;

    Precision precision() {
      return this == HALVES ? Precision.FLOAT16 : Precision.FLOAT32;
    }
  }

  private Memory memory(Kind kind, RingShape shape) throws Exception {
    return switch (kind) {
      case ARRAY, HALVES -> new HeapMemory();
      case ARRAYS -> new HeapMemory(23);
      case SEGMENTS -> RingFiles.open(shape, Files.createTempDirectory(folder, "ring"), 100);
    };
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreThoseOfTheEpisodesWalkedThrough(Kind kind) throws Exception {
    int rings = kind == Kind.SEGMENTS ? 40 : 400;
    for (int seed = 0; seed < rings; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int environments = random.nextInt(1, 5);
      RingShape shape = new RingShape(random.nextInt(1, 40), 1, 1, kind.precision(), environments);
      int most = random.nextInt(2, 7);
      double ends = random.nextDouble(0.5);
      boolean inTurn = random.nextBoolean();
      List<Added> history = new ArrayList<>();
      UniformReplayBuffer buffer =
          new UniformReplayBuffer(shape, most, DISCOUNT, memory(kind, shape));
      int total = random.nextInt(1, 150);
      int reload = random.nextInt(total);
      while (history.size() < total) {
        if (history.size() == reload) {
          buffer = reloaded(buffer, shape, most, memory(kind, shape));
        }
        int environment = inTurn ? history.size() % environments : random.nextInt(environments);
        add(buffer, history, environment, random, ends);
        if (random.nextInt(5) == 0) {
          compare(buffer, history, most, "ring " + seed);
        }
      }
      compare(buffer, history, most, "ring " + seed);
      buffer.close();
    }
  }

  private static UniformReplayBuffer reloaded(
      UniformReplayBuffer buffer, RingShape shape, int most, Memory memory) {
    UniformReplayBuffer loaded = new UniformReplayBuffer(shape, most, DISCOUNT, memory);
    loaded.load(MemoryState.of(buffer::save).reader());
    buffer.close();
    return loaded;
  }

  private static void add(
      UniformReplayBuffer buffer,
      List<Added> history,
      int environment,
      SplittableRandom random,
      double ends) {
    Added it =
        new Added(
            environment,
            (float) random.nextDouble(-1, 1),
            random.nextDouble() < ends / 2,
            random.nextDouble() < ends / 2);
    int number = history.size();
    history.add(it);
    buffer.add(
        environment,
        new float[] {number},
        new float[] {-number},
        it.reward,
        new float[] {number + 1000},
        it.terminated,
        it.truncated);
  }

  private static void compare(
      UniformReplayBuffer buffer, List<Added> history, int most, String ring) {
    TransitionBatch batch = Rings.all(buffer);
    List<Integer> numbers = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      int number = (int) batch.observations()[row];
      numbers.add(number);
      List<Integer> chain = chain(history, number, most);
      int last = chain.get(chain.size() - 1);
      double reward = 0;
      for (int i = chain.size() - 1; i >= 0; i--) {
        reward = history.get(chain.get(i)).reward + DISCOUNT * reward;
      }
      assertThat(batch.steps()[row]).as(ring).isEqualTo(chain.size());
      assertThat(batch.actions()[row]).as(ring).isEqualTo(-number);
      assertThat(batch.nextObservations()[row]).as(ring).isEqualTo(last + 1000);
      assertThat(batch.terminated()[row]).as(ring).isEqualTo(history.get(last).terminated ? 1 : 0);
      assertThat((double) batch.rewards()[row])
          .as(ring)
          .isBetween(reward - 0x1p-22, reward + 0x1p-22);
    }
    int oldest = history.size() - buffer.size();
    assertThat(numbers).as(ring).hasSize(buffer.size()).allMatch(it -> it >= oldest);
    assertThat(numbers).as(ring).doesNotHaveDuplicates();
  }

  /** The numbers of the transitions that one row joins. */
  private static List<Integer> chain(List<Added> history, int number, int most) {
    List<Integer> chain = new ArrayList<>(List.of(number));
    Added last = history.get(number);
    for (int later = number + 1; later < history.size() && chain.size() < most; later++) {
      Added it = history.get(later);
      if (last.terminated || last.truncated) {
        break;
      }
      if (it.environment == last.environment) {
        chain.add(later);
        last = it;
      }
    }
    return chain;
  }

  @Test
  void placesChosenByAnotherBufferAreRead() {
    RingShape shape = new RingShape(8, 1, 1, Precision.FLOAT32, 2);
    try (UniformReplayBuffer buffer = new UniformReplayBuffer(shape, 3, 0.5, new HeapMemory())) {
      for (int i = 0; i < 6; i++) {
        buffer.add(i % 2, new float[] {i}, new float[1], i, new float[] {i + 1000}, false, i == 3);
      }
      TransitionBatch batch = new TransitionBatch(5, 1, 1);
      System.arraycopy(new int[] {1, 0, 5, 2, 1}, 0, batch.places(), 0, 5);
      Arrays.fill(batch.weights(), 0.25f);
      buffer.read(Rings.stream(), batch);
      assertThat(batch.places()).containsExactly(1, 0, 5, 2, 1);
      assertThat(batch.weights()).containsOnly(0.25f);
      assertThat(batch.observations()).containsExactly(1, 0, 5, 2, 1);
      assertThat(batch.steps()).containsExactly(2, 3, 1, 2, 2);
      assertThat(batch.rewards()).containsExactly(2.5f, 2, 5, 4, 2.5f);
      assertThat(batch.nextObservations()).containsExactly(1003, 1004, 1005, 1004, 1003);
      assertThat(batch.terminated()).containsOnly(0);
    }
  }

  @Test
  void environmentThatPausedForAWholeRingBeginsAnew() {
    RingShape shape = new RingShape(4, 1, 1, Precision.FLOAT32, 2);
    try (UniformReplayBuffer buffer = new UniformReplayBuffer(shape, 5, 0.5, new HeapMemory())) {
      for (int environment : new int[] {0, 1, 1, 1, 1, 0}) {
        buffer.add(environment, new float[1], new float[1], 1, new float[1], false, false);
      }
      // In the order of the places: of environment 1, then 0, then two more of environment 1.
      assertThat(Rings.all(buffer).steps()).containsExactly(1, 1, 3, 2);
    }
  }
}
