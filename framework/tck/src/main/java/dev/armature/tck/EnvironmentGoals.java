package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.Environment;
import dev.armature.api.GoalSpec;
import dev.armature.tck.Episode.Moment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of {@link EnvironmentContract} about {@link GoalSpec}. */
abstract class EnvironmentGoals {

  private static final int EPISODES = 3;
  private static final int CALLS = 64;

  private final Supplier<Environment> opener;

  EnvironmentGoals(Supplier<Environment> opener) {
    this.opener = opener;
  }

  private static GoalSpec goals(Environment environment) {
    Optional<GoalSpec> goals = environment.spec().goals();
    assumeTrue(goals.isPresent(), "this environment has no goals");
    return goals.orElseThrow();
  }

  @Test
  void desiredGoalStaysThroughoutAnEpisode() {
    try (Environment environment = opener.get()) {
      GoalSpec goals = goals(environment);
      for (Episode episode : RandomPlay.episodes(environment, EPISODES)) {
        assertThat(episode.moments().stream().map(it -> desired(goals, it)).distinct())
            .as(
                "the desired goal stays the same from reset to the last step, or an episode cannot"
                    + " be learned from as if another goal had been desired")
            .hasSize(1);
      }
    }
  }

  private static List<Float> desired(GoalSpec goals, Moment moment) {
    return goals.desired().stream().map(moment.observation()::get).toList();
  }

  @Test
  void goalsAreFinite() {
    try (Environment environment = opener.get()) {
      GoalSpec goals = goals(environment);
      for (float[] values : new GoalTable(goals, play(environment)).goals()) {
        for (float value : values) {
          assertThat(value)
              .as("achieved and desired goals are finite: a distance is computed from them")
              .isFinite();
        }
      }
    }
  }

  @Test
  void goalRewardGivesWhatStepsReturned() {
    String rule =
        "the goals' reward function gives for the goals in an observation exactly the reward,"
            + " terminated and success that step returned with it, %s, or a replay buffer hands out"
            + " transitions that the environment would not give";
    try (Environment environment = opener.get();
        Environment other = opener.get()) {
      GoalSpec goals = goals(environment);
      GoalTable table = new GoalTable(goals, play(environment));
      List<float[]> before = table.goals();
      assertThat(table.computed(goals.reward()))
          .as(rule, "for many rows at once, after the environment has gone on")
          .isEqualTo(table.returned());
      assertThat(table.computed(goals(other).reward()))
          .as(rule, "also in another environment of the same kind, which has played nothing")
          .isEqualTo(table.returned());
      assertThat(
              IntStream.range(0, CALLS)
                  .parallel()
                  .mapToObj(it -> table.computed(goals.reward()))
                  .distinct())
          .as(rule, "also on several threads at once")
          .containsExactly(table.returned());
      assertThat(table.goals())
          .as("the goals' reward function leaves the goals that it is given as they were")
          .usingRecursiveComparison()
          .isEqualTo(before);
    }
  }

  private static List<Episode> play(Environment environment) {
    return RandomPlay.episodes(environment, EPISODES);
  }
}
