package dev.armature.buffers.hindsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.Arrays;
import java.util.List;
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
    ReplayBuffer inner = new JoiningBuffer(play, CAPACITY, joined);
    RowCheck rows = new RowCheck(play, strategy, CAPACITY, joined);
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
        int others = rows.check(batch);
        kinds[0] += batch.size() - others;
        kinds[1] += others;
      }
    }
    assertThat(kinds).as("rows with their own and with another goal").doesNotContain(0);
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
