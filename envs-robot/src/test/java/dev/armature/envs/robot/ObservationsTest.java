package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ObservationsTest {

  /** The arm's six angles, then the gripper's first and fifth: its right and its left driver. */
  @Test
  void jointsAreTheArmThenTheRightThenTheLeftDriver() {
    Observations observations = new Observations(new ReachTask(RobotArms.config("").reach()));
    WorldState state = new WorldState(0);
    Arrays.setAll(state.armPosition, joint -> 1 + joint);
    Arrays.setAll(state.gripperPosition, joint -> 10 + joint);
    Arrays.setAll(state.armVelocity, joint -> 21 + joint);
    Arrays.setAll(state.driverVelocity, driver -> 31 + driver);
    float[] all = new float[observations.dimensions().size()];

    observations.write(state, all);

    assertThat(observations.shown(ObservationMode.JOINTS)).isEqualTo(8);
    assertThat(observations.shown(ObservationMode.TASK)).isEqualTo(25);
    assertThat(Arrays.copyOf(all, 16))
        .containsExactly(1, 2, 3, 4, 5, 6, 10, 14, 21, 22, 23, 24, 25, 26, 31, 32);
  }
}
