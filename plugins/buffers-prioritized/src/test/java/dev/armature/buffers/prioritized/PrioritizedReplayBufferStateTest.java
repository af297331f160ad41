package dev.armature.buffers.prioritized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateException;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.tck.MemoryState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrioritizedReplayBufferStateTest {

  private static final int CAPACITY = 700;

  @TempDir Path folder;

  private static ReplayBuffer empty() {
    return Numbered.buffer(CAPACITY, "beta-steps = 400");
  }

  /** Adds, samples and learns; gives the bits of all that was sampled. */
  private static List<Integer> goOn(ReplayBuffer buffer, RandomStream random, int first) {
    List<Integer> sampled = new ArrayList<>();
    TransitionBatch batch = Numbered.batch(32);
    for (int number = first; number < first + 300; number++) {
      Numbered.add(buffer, number, number + 1);
      Numbered.learn(buffer, random, batch, it -> it * 0.37f % 3);
      for (int row = 0; row < batch.size(); row++) {
        sampled.add(batch.places()[row]);
        sampled.add(Float.floatToRawIntBits(batch.rewards()[row]));
        sampled.add(Float.floatToRawIntBits(batch.weights()[row]));
      }
    }
    return sampled;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 6})
  void loadedFromAFileItGoesOnToTheSameBits(int rounds) throws Exception {
    try (ReplayBuffer saved = empty();
        ReplayBuffer loaded = empty()) {
      RandomStream random = Numbered.stream();
      for (int round = 0; round < rounds; round++) {
        goOn(saved, random, 300 * round);
      }
      CheckpointFolder.save(folder, "replay-buffer", saved);
      // What was there before is gone.
      goOn(loaded, random, 5000);
      CheckpointFolder.load(folder, "replay-buffer", loaded);

      assertThat(goOn(loaded, Numbered.stream(), 300 * rounds))
          .isEqualTo(goOn(saved, Numbered.stream(), 300 * rounds));
    }
  }

  @Test
  void batchSampledBeforeSavingIsLearnedFromAfterLoading() {
    try (ReplayBuffer saved = empty();
        ReplayBuffer loaded = empty()) {
      goOn(saved, Numbered.stream(), 0);
      TransitionBatch batch = Numbered.batch(32);
      saved.sample(Numbered.stream(), batch);
      for (int row = 0; row < 32; row++) {
        batch.errors()[row] = row;
      }
      loaded.load(MemoryState.of(saved::save).reader());
      saved.learned(batch);
      loaded.learned(batch);

      assertThat(goOn(loaded, Numbered.stream(), 300))
          .isEqualTo(goOn(saved, Numbered.stream(), 300));
    }
  }

  @Test
  void namesOfTheBufferWithinHaveTheirOwnPrefix() {
    try (ReplayBuffer buffer = empty()) {
      Numbered.add(buffer, 0, 3);
      MemoryState state = MemoryState.of(buffer::save);
      assertThat(state.names())
          .containsExactly(
              "buffer.added",
              "buffer.layout",
              "buffer.transitions.0",
              "counts",
              "greatest",
              "priorities");
      assertThat(state.shape("priorities")).containsExactly(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 0, 2, 1, the counts",
    "3, -1, 0, 2, 1, the counts",
    "3, 4, 0, 2, 1, the counts",
    "3, 0, -1, 2, 1, the counts",
    "3, 0, 0, 2, 0, the saved priority of place 1 is 0.0",
    "3, 0, 0, 2, -1, the saved priority of place 1 is -1.0",
    "3, 0, 0, 2, NaN, the saved priority of place 1 is NaN",
    "3, 0, 0, 2, 3, the saved priority of place 1 is 3.0",
    "3, 0, 0, 0.5, 0.5, the greatest priority was saved as 0.5",
    "3, 0, 0, Infinity, 1, the greatest priority was saved as Infinity",
  })
  void damagedStateIsRefused(
      long added, long beforeSample, long learned, float greatest, float priority, String message) {
    try (ReplayBuffer whole = empty();
        ReplayBuffer buffer = empty()) {
      Numbered.add(whole, 0, 3);
      MemoryState good = MemoryState.of(whole::save);
      Consumer<StateWriter> damaged =
          out -> {
            out.longs("counts", added, beforeSample, learned);
            out.floats("greatest", new int[] {1}, new float[] {greatest});
            out.floats("priorities", new int[] {3}, new float[] {1, priority, 1});
            out.longs("buffer.layout", good.longs("buffer.layout"));
            out.longs("buffer.added", good.longs("buffer.added"));
            out.floats(
                "buffer.transitions.0",
                good.shape("buffer.transitions.0"),
                good.floats("buffer.transitions.0"));
          };
      assertThatExceptionOfType(StateException.class)
          .isThrownBy(() -> buffer.load(MemoryState.of(damaged).reader()))
          .withMessageContaining(message);
    }
  }
}
