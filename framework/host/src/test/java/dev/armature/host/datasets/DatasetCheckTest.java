package dev.armature.host.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DatasetCheckTest {

  private static final Space ACTION = Space.of(new Dimension("force", "N", -1, 1));

  private static Space observation(String... names) {
    return new Space(Arrays.stream(names).map(name -> Dimension.unbounded(name, "m")).toList());
  }

  /** Where it is better the nearer x is to the goal. */
  private static EnvironmentSpec environment(float scale) {
    GoalSpec goals =
        new GoalSpec(
            List.of(0),
            List.of(1),
            (achieved, desired, n, rewards, terminated, success) -> {
              for (int i = 0; i < n; i++) {
                rewards[i] = -scale * Math.abs(achieved[i] - desired[i]);
                terminated[i] = 0;
                success[i] = achieved[i] == desired[i] ? 1 : 0;
              }
            });
    return new EnvironmentSpec(observation("x", "goal"), ACTION, 0.1, 2, true, Optional.of(goals));
  }

  private static Dataset dataset(float force, boolean success) {
    DatasetBuilder builder = new DatasetBuilder(List.of("x", "goal"), List.of("force"));
    for (int episode = 0; episode < 2; episode++) {
      builder.begin(new float[] {0, 2});
      builder.add(new float[] {1}, new Step(-1, false, false, false), new float[] {1, 2});
      builder.add(new float[] {force}, new Step(0, false, true, success), new float[] {2, 2});
    }
    return builder.build();
  }

  @Test
  void whatWasPlayedThereFits() {
    assertThat(DatasetCheck.mismatch(dataset(1, true), environment(1))).isEmpty();
  }

  @Test
  void otherComponentsAreTold() {
    EnvironmentSpec wider =
        new EnvironmentSpec(observation("a", "b", "c", "d", "e", "f", "g"), ACTION, 0, 0, false);
    EnvironmentSpec renamed = new EnvironmentSpec(observation("x", "y"), ACTION, 0, 0, false);
    EnvironmentSpec pushed =
        new EnvironmentSpec(
            observation("x", "goal"), Space.of(new Dimension("torque", "", -1, 1)), 0, 0, false);

    assertThat(DatasetCheck.mismatch(dataset(1, true), wider))
        .contains(
            "it holds observations of 2 components (x, goal); the environment has 7"
                + " (a, b, c, … g)");
    assertThat(DatasetCheck.mismatch(dataset(1, true), renamed))
        .contains("component 1 of its observations is goal; that of the environment is y");
    assertThat(DatasetCheck.mismatch(dataset(1, true), pushed))
        .contains("component 0 of its actions is force; that of the environment is torque");
  }

  @Test
  void anActionOutOfBoundsIsTold() {
    assertThat(DatasetCheck.mismatch(dataset(1.5f, true), environment(1)))
        .contains("the action force of step 1 is 1.5; the environment takes [-1.0, 1.0]");
  }

  @Test
  void anotherRewardIsTold() {
    assertThat(DatasetCheck.mismatch(dataset(1, true), environment(3)))
        .contains("step 0 earned -1.0; the environment as it is configured gives -3.0");
    assertThat(DatasetCheck.mismatch(dataset(1, false), environment(1)))
        .hasValueSatisfying(it -> assertThat(it).startsWith("step 1 is another end or success"));
  }
}
