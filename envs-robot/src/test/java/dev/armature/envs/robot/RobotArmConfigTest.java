package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.ConfigurationException;
import dev.armature.host.configuration.InvalidConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotArmConfigTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "joint-increment = 0.2 | joint-increment | at most 0.1257 rad",
        "gripper-increment = 0.2 | gripper-increment | at most 0.0565 rad",
        "joint-increment = -0.1 | joint-increment | -0.1 is out of range",
        "reach.start = [0, 0] | reach.start | has 2 angles",
        "reach.start = [0, 0, 3.5, 0, 0, 0] | reach.start | elbow",
        "reach.goal.low = [0, 0] | reach.goal.low | x, y and z",
        "reach.goal.low = [0.1, 0.3, 0.2] | reach.goal | along x",
        "reach.goal.low = [-0.2, 0.4, -0.1] | reach.goal.low | table",
        "reach.goal.high = [0.02, 1.4, 0.48] | reach.goal | does not reach",
        "task = home, home.target = [0, 0, 3, 0, 0, 0] | home.spread | elbow",
        "task = push, push.goal.high = [0.02, 1.1, 0] | push.goal | does not reach",
        "task = lift, objects.start.low = [-0.28, -0.5, 0] | objects.start | does not reach",
        "task = lift, objects.clutter = 20 | objects.start | no room for 21 cubes",
        "task = lift, lift.height = 3 | lift.height | does not reach",
        "task = lift, objects.size = 0.08 | lift.height | is at 0.04 m where it rests",
        "objects.mass = -1 | objects.mass | -1.0 is out of range; expected (0, inf) kg",
        "objects.start.high = [-0.3, 0.65, 0], task = push | objects.start | along x",
        "randomisation.object-mass = [2, 0.5] | randomisation.object-mass | low not above high",
        "randomisation.object-mass = [0, 1] | randomisation.object-mass[0] | 0.0 is out of range",
        "randomisation.actuator-gain = [1] | randomisation.actuator-gain | [low, high]",
        "randomisation.latency = [-0.1, 0] | randomisation.latency[0] | -0.1 is out of range",
        "randomisation.observation-noise = 0.1 | randomisation.observation-noise | a list"
      })
  void namesTheKeyThatCannotBeHad(String override, String key, String said) {
    assertThatThrownBy(() -> RobotArms.environment(override).close())
        .satisfies(refusal -> assertThat(key(refusal)).isEqualTo(key))
        .hasMessageContaining(said);
  }

  /** What a record refuses, the binder tells; what only shows in the making, the provider. */
  private static String key(Throwable refusal) {
    return refusal instanceof InvalidConfigurationException invalid
        ? invalid.problems().get(0).key().replace("environment.robot-arm.", "")
        : ((ConfigurationException) refusal).key();
  }
}
