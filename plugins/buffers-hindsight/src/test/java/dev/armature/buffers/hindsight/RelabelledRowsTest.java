package dev.armature.buffers.hindsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row beside what the play says: where its goal may come from and what follows from it. */
class RelabelledRowsTest {

  private static final int CAPACITY = 61;

  private final RandomStream random = new SeededStreams(5).stream("sampling");

  @ParameterizedTest
  @CsvSource({
    "FUTURE, 1, 1",
    "FUTURE, 3, 1",
    "FUTURE, 1, 4",
    "FUTURE, 3, 4",
    "FUTURE, 70, 2",
    "FINAL, 1, 1",
    "FINAL, 3, 1",
    "FINAL, 1, 4",
    "FINAL, 3, 4",
    "EPISODE, 1, 1",
    "EPISODE, 3, 1",
    "EPISODE, 1, 4",
    "EPISODE, 3, 4",
    "EPISODE, 70, 2",
  })
  void rowsAreThoseOfTheirEpisodes(GoalStrategy strategy, int environments, int joined) {
    Play play = new Play(environments, environments, 14);
    check(strategy, play, joined, false);
  }

  @ParameterizedTest
  @CsvSource({"FUTURE, 1", "FUTURE, 3", "FINAL, 2", "EPISODE, 3"})
  void environmentsMayComeInAnyOrderForAWhile(GoalStrategy strategy, int joined) {
    check(strategy, new Play(11, 5, 14), joined, true);
  }

  @ParameterizedTest
  @CsvSource({"FUTURE, 1", "EPISODE, 3"})
  void episodesMayBeLongerThanTheRing(GoalStrategy strategy, int joined) {
    check(strategy, new Play(3, 2, 400), joined, false);
  }

  private void check(GoalStrategy strategy, Play play, int joined, boolean unevenly) {
    JoiningBuffer inner = new JoiningBuffer(play, CAPACITY, joined);
    TransitionBatch batch = new TransitionBatch(40, Play.OBSERVATION, 1);
    int[] kinds = new int[2];
    try (ReplayBuffer buffer = Hindsight.around(it -> inner, strategy, 2, play.context())) {
      for (int round = 0; round < 150; round++) {
        if (unevenly && round % 30 < 15) {
          play.addUnevenly(buffer, 1 + round % 7);
        } else {
          play.addInTurn(List.of(buffer), 1 + round % 7);
        }
        if (round % 2 == 0) {
          buffer.sample(random, batch);
        } else {
          for (int row = 0; row < batch.size(); row++) {
            batch.places()[row] = row * 7 % buffer.size();
          }
          buffer.read(random, batch);
        }
        for (int row = 0; row < batch.size(); row++) {
          kinds[checkRow(strategy, play, inner, batch, row) ? 1 : 0]++;
        }
      }
    }
    assertThat(kinds).as("rows with their own and with another goal").doesNotContain(0);
  }

  /** Returns whether the row has another goal. */
  private static boolean checkRow(
      GoalStrategy strategy, Play play, JoiningBuffer inner, TransitionBatch batch, int row) {
    List<Play.Taken> steps = inner.from(batch.places()[row]);
    Play.Taken first = steps.get(0);
    Play.Taken last = steps.get(steps.size() - 1);
    float[] observation = row(batch.observations(), row);
    float[] next = row(batch.nextObservations(), row);
    assertThat(batch.actions()[row]).isEqualTo(first.action[0]);
    if (observation[2] == first.observation[2]) {
      assertThat(observation).isEqualTo(first.observation);
      assertThat(next).isEqualTo(last.next);
      assertThat(batch.rewards()[row]).isEqualTo(first.reward);
      assertThat(batch.terminated()[row]).isEqualTo(last.terminated ? 1 : 0);
      assertThat(batch.steps()[row]).isEqualTo(steps.size());
      return false;
    }
    Play.Taken source = play.numbered(observation[2]);
    List<Play.Taken> episode = play.episode(first.episode, CAPACITY);
    assertThat(episode)
        .as("the goal was achieved in the episode, and is remembered")
        .contains(source);
    switch (strategy) {
      case FUTURE -> assertThat(source.number).isGreaterThanOrEqualTo(first.number);
      case FINAL -> assertThat(source).isSameAs(episode.get(episode.size() - 1));
      case EPISODE -> {}
    }
    float[] goal = source.achieved();
    assertThat(observation).isEqualTo(withGoal(first.observation, goal));
    assertThat(next).isEqualTo(withGoal(last.next, goal));
    double sum = 0;
    int step = 0;
    float[] reward = new float[1];
    float[] terminated = new float[1];
    while (step < steps.size() && terminated[0] == 0) {
      Play.REWARD.compute(steps.get(step).achieved(), goal, 1, reward, terminated, new float[1]);
      sum += Math.pow(Play.DISCOUNT, step) * reward[0];
      step++;
    }
    assertThat(batch.rewards()[row]).isCloseTo((float) sum, within(steps.size(), sum));
    assertThat(batch.terminated()[row]).isEqualTo(terminated[0]);
    assertThat(batch.steps()[row]).isEqualTo(step);
    return true;
  }

  /** One step's reward comes back to the bit; the order of a sum may cost the last one. */
  private static Offset<Float> within(int steps, double sum) {
    return Offset.offset(steps == 1 ? 0f : Math.ulp((float) sum));
  }

  private static float[] withGoal(float[] observation, float[] goal) {
    float[] changed = observation.clone();
    changed[4] = goal[0];
    changed[2] = goal[1];
    return changed;
  }

  private static float[] row(float[] observations, int row) {
    return Arrays.copyOfRange(observations, row * Play.OBSERVATION, (row + 1) * Play.OBSERVATION);
  }

  @Test
  void aRowCannotJoinMoreThanItsEpisodeHas() {
    Play play = new Play(1, 1, 4);
    ReplayBuffer inner =
        new JoiningBuffer(play, CAPACITY, 1) {
          @Override
          public void read(RandomStream stream, TransitionBatch batch) {
            super.read(stream, batch);
            Arrays.fill(batch.steps(), 5);
          }
        };
    try (ReplayBuffer buffer =
        Hindsight.around(it -> inner, GoalStrategy.FINAL, 4, play.context())) {
      play.addEpisodes(buffer, 5, 4);
      assertThatIllegalStateException()
          .isThrownBy(() -> buffer.sample(random, new TransitionBatch(40, Play.OBSERVATION, 1)))
          .withMessageContaining("joins more than the");
    }
  }
}
