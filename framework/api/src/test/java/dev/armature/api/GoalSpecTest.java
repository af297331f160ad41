package dev.armature.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoalSpecTest {

  private static final GoalReward NOTHING = (achieved, desired, n, rewards, ended, success) -> {};

  private static final Space SEEN =
      Space.of(
          Dimension.unbounded("x", "m"),
          Dimension.unbounded("y", "m"),
          Dimension.unbounded("turn", "rad"),
          Dimension.unbounded("goal_y", "m"),
          Dimension.unbounded("goal_x", "m"));

  @Test
  void goalsAreReadInTheirOrderFromAnyRow() {
    GoalSpec goals = new GoalSpec(List.of(0, 1), List.of(4, 3), NOTHING);
    float[] observations = {0, 1, 2, 3, 4, 10, 11, 12, 13, 14};
    float[] achieved = new float[4];
    float[] desired = new float[4];

    goals.readAchieved(observations, 5, achieved, 0);
    goals.readAchieved(observations, 0, achieved, 2);
    goals.readDesired(observations, 5, desired, 2);

    assertThat(goals.size()).isEqualTo(2);
    assertThat(achieved).containsExactly(10, 11, 0, 1);
    assertThat(desired).containsExactly(0, 0, 14, 13);
  }

  @Test
  void goalsHaveEquallyManyComponentsAndEachOnce() {
    refused("equally many", List.of(), List.of());
    refused("here it is 2 and 1", List.of(0, 1), List.of(4));
    refused("once; here [0, 0, 4, 3]", List.of(0, 0), List.of(4, 3));
    refused("once; here [0, 1, 4, 1]", List.of(0, 1), List.of(4, 1));
  }

  @Test
  void goalsStandInTheObservationInTheSameUnit() {
    refused("component 5 is not in an observation of 5", List.of(0), List.of(5));
    refused("component -1 is not in an observation of 5", List.of(-1), List.of(4));
    refused("turn [rad] is to become goal_x [m]", List.of(2), List.of(4));
  }

  private static void refused(String said, List<Integer> achieved, List<Integer> desired) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec(new GoalSpec(achieved, desired, NOTHING)))
        .withMessageContaining(said);
  }

  private static EnvironmentSpec spec(GoalSpec goals) {
    Space action = Space.of(new Dimension("push", "N", -1, 1));
    return new EnvironmentSpec(SEEN, action, 0.1, 50, true, Optional.of(goals));
  }
}
