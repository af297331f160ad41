package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.armature.api.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotArmConfigTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "joint-increment = 0.2 | joint-increment | at most 0.1257 rad",
        "gripper-increment = 0.2 | gripper-increment | at most 0.0565 rad",
        "joint-increment = -0.1 | joint-increment | is -0.1 rad",
        "start = [0, 0] | start | has 2 angles",
        "start = [0, 0, 3.5, 0, 0, 0] | start | elbow",
        "goal.low = [0, 0] | goal.low | x, y and z",
        "goal.low = [0.1, 0.3, 0.2] | goal | along x",
        "goal.low = [-0.2, 0.4, -0.1] | goal.low | table",
        "goal.high = [0.02, 1.4, 0.48] | goal | does not reach"
      })
  void namesTheKeyThatCannotBeHad(String override, String key, String said) {
    assertThatThrownBy(() -> RobotArms.environment(override).close())
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining(said);
  }
}
