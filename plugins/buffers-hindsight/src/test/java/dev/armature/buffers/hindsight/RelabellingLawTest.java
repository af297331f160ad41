package dev.armature.buffers.hindsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often which goal comes, counted over many samples. */
class RelabellingLawTest {

  private static final int LENGTH = 10;
  private static final int EPISODES = 30;
  private static final int BATCH = 500;
  private static final int BATCHES = 1_000;

  private interface Draw {

    /**
     * @param step the row's step in its episode, from 0
     * @param source the step that its goal is from; −1 where it keeps its own
     */
    void take(int step, int source);
  }

  /** Samples whole episodes of {@link #LENGTH} steps, three environments in turn. */
  private static void draw(GoalStrategy strategy, double k, Draw draw) {
    draw(strategy, k, "buffer.capacity = %d", draw);
  }

  /**
   * @param inside what remembers the transitions, with a %d for its capacity
   */
  private static void draw(GoalStrategy strategy, double k, String inside, Draw draw) {
    Play play = new Play(1, 3, LENGTH);
    RandomStream random = new SeededStreams(11).stream("sampling");
    TransitionBatch batch = new TransitionBatch(BATCH, Play.OBSERVATION, 1);
    String settings = "strategy = %s, k = %s, " + inside;
    try (ReplayBuffer buffer =
        Hindsight.buffer(
            settings.formatted(strategy.name().toLowerCase(Locale.ROOT), k, EPISODES * LENGTH),
            play.context())) {
      play.addEpisodes(buffer, 2 * EPISODES, LENGTH);
      for (int i = 0; i < BATCHES; i++) {
        buffer.sample(random, batch);
        for (int row = 0; row < BATCH; row++) {
          float number = batch.nextObservations()[row * Play.OBSERVATION + 2];
          int step = step(batch.nextObservations()[row * Play.OBSERVATION + 3]);
          draw.take(step, number < 0 ? -1 : step(number));
        }
      }
    }
  }

  private static int step(float number) {
    return ((int) number - 1) / 3 % LENGTH;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 4, 8})
  void kRowsAreRelabelledForEachThatIsNot(double k) {
    int[] relabelled = {0};
    draw(GoalStrategy.FUTURE, k, (step, source) -> relabelled[0] += source < 0 ? 0 : 1);
    assertThat(relabelled[0] / (double) (BATCH * BATCHES)).isCloseTo(k / (k + 1), within(0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "buffer { capacity = %d, n-steps = 3 }",
        "buffer { capacity = %d, storage = mapped }",
        "buffer { type = prioritized, buffer.capacity = %d }",
        "buffer { type = prioritized, buffer { capacity = %d, storage = mapped, n-steps = 3 } }",
      })
  void theSameShareIsRelabelledAroundAnyBuffer(String inside) {
    int[] relabelled = {0};
    draw(GoalStrategy.FUTURE, 4, inside, (step, source) -> relabelled[0] += source < 0 ? 0 : 1);
    assertThat(relabelled[0] / (double) (BATCH * BATCHES)).isCloseTo(0.8, within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void everyGoalOfTheStrategyIsEquallyLikely(GoalStrategy strategy) {
    long[][] counts = new long[LENGTH][LENGTH];
    draw(
        strategy,
        4,
        (step, source) -> {
          if (source >= 0) {
            counts[step][source]++;
          }
        });
    double chiSquare = 0;
    int degrees = -1;
    for (int step = 0; step < LENGTH; step++) {
      int lowest =
          switch (strategy) {
            case FUTURE -> step;
            case FINAL -> LENGTH - 1;
            case EPISODE -> 0;
          };
      for (int source = 0; source < lowest; source++) {
        assertThat(counts[step][source]).as("goals of step %d for %d", source, step).isZero();
      }
      double expected = 0.8 * BATCH * BATCHES / LENGTH / (LENGTH - lowest);
      for (int source = lowest; source < LENGTH; source++) {
        chiSquare += Math.pow(counts[step][source] - expected, 2) / expected;
        degrees++;
      }
    }
    // The row's step and the source are independent but for their range, and so is the share, whose
    // own spread is less than that of a cell: χ² has nearly the mean and spread of its degrees.
    double deviation = Math.sqrt(2.0 * degrees);
    assertThat(chiSquare).isBetween(degrees - 5 * deviation, degrees + 5 * deviation);
  }

  @Test
  void aRunningEpisodeGivesTheGoalsSoFar() {
    Play play = new Play(1, 1, 100);
    RandomStream random = new SeededStreams(11).stream("sampling");
    TransitionBatch batch = new TransitionBatch(BATCH, Play.OBSERVATION, 1);
    long[] counts = new long[5];
    try (ReplayBuffer buffer =
        Hindsight.buffer("strategy = episode, buffer.capacity = 20", play.context())) {
      play.addEpisodes(buffer, 1, 5);
      for (int i = 0; i < 200; i++) {
        buffer.sample(random, batch);
        for (int row = 0; row < BATCH; row++) {
          float number = batch.observations()[row * Play.OBSERVATION + 2];
          if (number > 0) {
            counts[(int) number - 1]++;
          }
        }
      }
    }
    for (long count : counts) {
      assertThat((double) count).isCloseTo(0.8 * BATCH * 200 / 5, within(5 * Math.sqrt(16_000)));
    }
  }
}
