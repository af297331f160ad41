package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionModesTest extends OnEachEngine {

  ActionModesTest(EngineType engine) {
    super(engine);
  }

  private static final int VELOCITY = 8;
  private static final int TOOL = 16;

  @ParameterizedTest
  @CsvSource({
    "joint-increment, 7, shoulder_pan_increment",
    "joint-velocity, 7, shoulder_pan_velocity",
    "joint-torque, 7, shoulder_pan_torque",
    "end-effector-increment, 4, end_effector_x_increment"
  })
  void actionsNameTheirComponents(String mode, int size, String first) {
    try (Environment environment = environment("action-mode = " + mode)) {
      List<Dimension> dimensions = environment.spec().action().dimensions();
      assertThat(dimensions).hasSize(size);
      assertThat(dimensions.get(0).name()).isEqualTo(first);
      assertThat(dimensions.get(size - 1).name()).isEqualTo("gripper_increment");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"joint-velocity", "joint-torque", "end-effector-increment"})
  void everyModeRepeatsBitForBit(String mode) {
    try (Environment one = environment("action-mode = " + mode);
        Environment other = environment("action-mode = " + mode)) {
      long first = RobotArms.digest(one, 3, 2);
      RobotArms.digest(other, 4, 1);

      assertThat(RobotArms.digest(other, 3, 2)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"joint-increment", "joint-velocity", "joint-torque", "end-effector-increment"})
  void withoutActionTheArmStays(String mode) {
    try (Environment environment = environment("action-mode = " + mode)) {
      float[] observation = RobotArms.newObservation(environment);
      environment.reset(1, observation);
      float[] start = observation.clone();
      for (int i = 0; i < 50; i++) {
        environment.step(RobotArms.newAction(environment), observation);
      }
      for (int joint = 0; joint < 6; joint++) {
        assertThat(observation[joint]).isCloseTo(start[joint], within(1e-3f));
      }
    }
  }

  @Test
  void velocitiesAreKept() {
    try (Environment environment =
        environment("action-mode = joint-velocity, joint-velocity = 0.8")) {
      float[] observation = RobotArms.newObservation(environment);
      environment.reset(1, observation);
      float before = observation[5];
      for (int i = 0; i < 25; i++) {
        environment.step(new float[] {0.25f, 0, 0, 0, 0, -1, 0}, observation);
      }
      assertThat(observation[VELOCITY]).isCloseTo(0.2f, within(0.005f));
      assertThat(observation[VELOCITY + 5]).isCloseTo(-0.8f, within(0.005f));
      assertThat(observation[5] - before).isCloseTo(-0.8f, within(0.02f));
    }
  }

  /** A torque on the last joint alone turns the inertia about the tool axis. */
  @Test
  void torqueAcceleratesTheLastJointByItsInertia() {
    try (Environment environment = environment("action-mode = joint-torque, joint-torque = 0.05")) {
      float[] observation = RobotArms.newObservation(environment);
      environment.reset(1, observation);
      double torque = 0.05 * 28 * 0.1;
      int steps = 5;
      for (int i = 0; i < steps; i++) {
        environment.step(new float[] {0, 0, 0, 0, 0, 0.1f, 0}, observation);
      }
      // Rotor, wrist, base and fingers; the fingers' 0.03 kg each are 0.05 m off the axis.
      double inertia = 0.1 + 0.00026 + 0.00015 + 2 * 0.061 * 0.05 * 0.05;
      double expected = torque / inertia * steps * 0.04;
      assertThat((double) observation[VELOCITY + 5]).isCloseTo(expected, within(0.02 * expected));
    }
  }

  @Test
  void torqueDoesNotDriveAJointFarBeyondItsVelocityLimit() {
    try (Environment environment = environment("action-mode = joint-torque, joint-torque = 1")) {
      float[] observation = RobotArms.newObservation(environment);
      environment.reset(1, observation);
      for (int i = 0; i < 20; i++) {
        environment.step(new float[] {0, 0, 0, 0, 0, 1, 0}, observation);
        assertThat(observation[VELOCITY + 5]).isLessThan((float) Math.PI + 0.6f);
      }
      assertThat(observation[VELOCITY + 5]).isGreaterThan(3);
    }
  }

  @Test
  void toolGoesWhereItIsSentAndPointsDown() {
    try (Environment environment = environment("action-mode = end-effector-increment")) {
      float[] observation = RobotArms.newObservation(environment);
      environment.reset(1, observation);
      float[] start = observation.clone();
      for (int i = 0; i < 4; i++) {
        environment.step(new float[] {0.5f, 0.2f, -0.6f, 0}, observation);
      }
      for (int i = 0; i < 30; i++) {
        environment.step(new float[4], observation);
      }
      assertThat(observation[TOOL] - start[TOOL]).isCloseTo(0.1f, within(2e-3f));
      assertThat(observation[TOOL + 1] - start[TOOL + 1]).isCloseTo(0.04f, within(2e-3f));
      assertThat(observation[TOOL + 2] - start[TOOL + 2]).isCloseTo(-0.12f, within(2e-3f));
      ArmKinematics kinematics = new ArmKinematics();
      double[] angles = new double[6];
      for (int joint = 0; joint < 6; joint++) {
        angles[joint] = observation[joint];
      }
      kinematics.update(angles);
      assertThat(kinematics.toolRotation(2, 2)).isCloseTo(-1, within(1e-4));
    }
  }

  @Test
  void toolStopsAtTheEndOfItsReach() {
    try (Environment environment =
        environment("action-mode = end-effector-increment, horizon = 0")) {
      float[] observation = RobotArms.newObservation(environment);
      environment.reset(1, observation);
      for (int i = 0; i < 200; i++) {
        environment.step(new float[] {0, 1, 0, 0}, observation);
      }
      assertThat(observation[TOOL + 1]).isBetween(0.6f, 1.2f);
      assertThat(observation[VELOCITY]).isCloseTo(0, within(0.01f));
    }
  }
}
