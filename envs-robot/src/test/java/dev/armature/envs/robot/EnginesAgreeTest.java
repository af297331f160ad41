package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What moves freely moves alike on both engines, whatever it is commanded by. */
class EnginesAgreeTest {

  /** In this time a torque brings four joints to their velocity limit, and none to its stop. */
  private static final int STEPS = 14;

  /** In units of 1 rad, 1 rad/s and a fifth of the torque limit. */
  private static final double[] COMMAND = {0.5, -0.3, 0.4, -0.6, 0.5, 1};

  @ParameterizedTest
  @EnumSource(Drive.class)
  void inFreeMotion(Drive drive) {
    try (Engine physx = Engines.create(EngineType.PHYSX);
        Engine mujoco = Engines.create(EngineType.MUJOCO)) {
      Scene scene = new Scene(RobotArms.HOME, List.of());
      physx.start(scene, drive);
      mujoco.start(scene, drive);
      WorldState one = new WorldState(0);
      WorldState other = new WorldState(0);
      for (int control = 1; control <= STEPS; control++) {
        for (Engine engine : List.of(physx, mujoco)) {
          engine.command(command(drive, control), 0);
          engine.advance(20);
        }
        physx.read(one);
        mujoco.read(other);
        assertThat(other.armPosition).containsExactly(one.armPosition, within(0.005));
        assertThat(other.armVelocity).containsExactly(one.armVelocity, within(0.03));
      }
    }
  }

  private static double[] command(Drive drive, int control) {
    double[] command = new double[ArmJoint.COUNT];
    for (ArmJoint joint : ArmJoint.values()) {
      int i = joint.index();
      command[i] =
          switch (drive) {
            case POSITION -> RobotArms.HOME.get(i) + COMMAND[i] * control / STEPS;
            case VELOCITY -> COMMAND[i];
            case TORQUE -> COMMAND[i] * joint.servo().torqueLimit() / 5;
          };
    }
    return command;
  }
}
