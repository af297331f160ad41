package dev.armature.buffers.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hindsight around the project's other buffers, put together as an experiment would. */
class CompositionTest {

  private static final int CAPACITY = 61;
  private static final String DEEP =
      "buffer { type = prioritized, alpha = 1,"
          + " buffer { capacity = 61, storage = mapped, n-steps = 3 } }";

  @TempDir private Path folder;
  private final RandomStream random = new SeededStreams(5).stream("sampling");
  private final TransitionBatch batch = new TransitionBatch(40, Play.OBSERVATION, 1);

  private ReplayBuffer buffer(String inside, Play play) {
    ReplayBufferContext context = play.context();
    return Hindsight.buffer(
        "k = 2, " + inside,
        new ReplayBufferContext(
            context.environment(),
            context.environments(),
            context.discount(),
            context.transitions(),
            Optional.of(folder)));
  }

  /** Errors that tell places apart. */
  private void learn(ReplayBuffer buffer) {
    for (int row = 0; row < batch.size(); row++) {
      batch.errors()[row] = batch.places()[row] % 5;
    }
    buffer.learned(batch);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 | buffer { capacity = 61 }",
        "3 | 4 | buffer { capacity = 61, n-steps = 4 }",
        "2 | 1 | buffer { capacity = 61, storage = mapped }",
        "3 | 70 | buffer { capacity = 61, storage = mapped, n-steps = 70 }",
        "1 | 1 | buffer { type = prioritized, buffer.capacity = 61 }",
        "3 | 2 | buffer { type = prioritized, buffer { capacity = 61, n-steps = 2 } }",
        "4 | 3 | " + DEEP,
      })
  void everyRowIsWhatItsStepsWouldHaveEarned(int environments, int joined, String inside) {
    Play play = new Play(environments, environments, 14);
    RowCheck rows = new RowCheck(play, GoalStrategy.FUTURE, CAPACITY, joined);
    int others = 0;
    try (ReplayBuffer buffer = buffer(inside, play)) {
      for (int round = 0; round < 150; round++) {
        play.addInTurn(List.of(buffer), 1 + round % 7);
        buffer.sample(random, batch);
        others += rows.check(batch);
        learn(buffer);
      }
    }
    assertThat(others).isBetween(150 * 40 / 2, 150 * 40 * 4 / 5);
  }

  /** All others have the priority 1e-6 of no error, one has 100. */
  @Test
  void anErrorBecomesThePriorityOfItsPlace() {
    Play play = new Play(1, 3, 14);
    RowCheck rows = new RowCheck(play, GoalStrategy.FUTURE, CAPACITY, 3);
    try (ReplayBuffer buffer = buffer(DEEP, play)) {
      play.addInTurn(List.of(buffer), 2 * CAPACITY);
      for (int round = 0; round < 40; round++) {
        buffer.sample(random, batch);
        for (int row = 0; row < batch.size(); row++) {
          batch.errors()[row] = batch.places()[row] == 17 ? 100 : 0;
        }
        buffer.learned(batch);
      }
      buffer.sample(random, batch);
      assertThat(Arrays.stream(batch.places()).filter(it -> it == 17).count()).isEqualTo(40);
      assertThat(rows.check(batch)).isPositive();

      play.addInTurn(List.of(buffer), CAPACITY);
      buffer.sample(random, batch);
      // A place is smaller than a segment of the sum, of which each row gets one.
      assertThat(Arrays.stream(batch.places()).filter(it -> it == 17).count())
          .as("another transition has taken the place since")
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void aLoadedCompositionGoesOnWithTheSameBits() {
    Play play = new Play(2, 3, 14);
    try (ReplayBuffer buffer = buffer(DEEP, play);
        ReplayBuffer loaded =
            Hindsight.buffer("k = 2, " + DEEP.replace("mapped", "memory"), play.context())) {
      play.addInTurn(List.of(buffer), 100);
      buffer.sample(random, batch);
      learn(buffer);
      loaded.load(MemoryState.of(buffer::save).reader());
      for (int round = 0; round < 20; round++) {
        play.addInTurn(List.of(buffer, loaded), 3);
        TransitionBatch other = new TransitionBatch(batch.size(), Play.OBSERVATION, 1);
        loaded.sample(new SeededStreams(round).stream("sampling"), other);
        buffer.sample(new SeededStreams(round).stream("sampling"), batch);
        assertThat(other.places()).isEqualTo(batch.places());
        assertThat(other.weights()).isEqualTo(batch.weights());
        assertThat(other.observations()).isEqualTo(batch.observations());
        assertThat(other.rewards()).isEqualTo(batch.rewards());
        assertThat(other.terminated()).isEqualTo(batch.terminated());
        assertThat(other.steps()).isEqualTo(batch.steps());
        learn(buffer);
        System.arraycopy(batch.errors(), 0, other.errors(), 0, batch.size());
        loaded.learned(other);
      }
    }
  }
}
