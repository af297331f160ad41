package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PhysxEngineTest {

  private static final int SUBSTEPS = 20;
  private static final double[] CUBE = {-0.13, 0.5, 0.02};

  private final Engine engine = EngineType.PHYSX.create(RobotArms.config("").physics());
  private final ArmKinematics kinematics = new ArmKinematics();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void startsWhereTheSceneSaysAndStaysThere() {
    engine.start(new Scene(RobotArms.HOME, List.of()), Drive.POSITION);
    WorldState state = new WorldState(0);

    engine.advance(500);
    engine.read(state);

    assertThat(state.armPosition).containsExactly(RobotArms.home(), within(1e-5));
    assertThat(state.gripperPosition).containsExactly(new double[8], within(1e-5));
  }

  @Test
  void armComesToTheCommandedAngles() {
    engine.start(new Scene(RobotArms.HOME, List.of()), Drive.POSITION);
    WorldState state = new WorldState(0);
    double[] target = RobotArms.home();
    double[] turn = {0.6, -0.4, 0.5, 0.7, -0.8, 1.5};
    Arrays.setAll(target, joint -> target[joint] + turn[joint]);

    engine.command(target, 0);
    engine.advance(1000);
    engine.advance(500);
    engine.read(state);

    assertThat(state.armPosition).containsExactly(target, within(1e-4));
    assertThat(state.armVelocity).containsExactly(new double[6], within(1e-3));
  }

  /** At 1.2 rad/s the servos alone would trail by damping / stiffness = 0.2 s, 0.24 rad. */
  @Test
  void armFollowsAMotionClosely() {
    engine.start(new Scene(RobotArms.HOME, List.of()), Drive.POSITION);
    WorldState state = new WorldState(0);
    double[] target = RobotArms.home();
    for (int control = 1; control <= 20; control++) {
      Arrays.setAll(target, joint -> target[joint] + (joint == 1 ? -0.05 : 0.05));
      engine.command(target, 0);
      engine.advance(SUBSTEPS);
      engine.read(state);
      if (control > 5) {
        assertThat(state.armPosition).containsExactly(target, within(0.05));
      }
    }
    engine.advance(SUBSTEPS);
    engine.read(state);
    assertThat(state.armVelocity).containsExactly(new double[6], within(0.1));
  }

  @Test
  void driversMoveTogether() {
    engine.start(new Scene(RobotArms.HOME, List.of()), Drive.POSITION);
    WorldState state = new WorldState(0);
    double[] swinging = RobotArms.home();
    for (int control = 0; control < 200; control++) {
      swinging[5] = 1.5 * Math.sin(control * 0.1);
      engine.command(swinging, control / 25 % 2 == 0 ? 0.7 : 0.1);
      engine.advance(SUBSTEPS);
      engine.read(state);
      assertThat(state.gripperPosition[0]).isCloseTo(state.gripperPosition[4], within(0.02));
    }
  }

  @Test
  void eightGripperAnglesFitTheLinkage() {
    engine.start(new Scene(RobotArms.HOME, List.of()), Drive.POSITION);
    WorldState state = new WorldState(0);
    engine.command(RobotArms.home(), 0.5);
    engine.advance(1000);
    engine.read(state);

    for (Gripper.Joint joint : Gripper.Joint.values()) {
      double expected =
          switch (joint) {
            case RIGHT_DRIVER, LEFT_DRIVER -> 0.5;
            case RIGHT_COUPLER, LEFT_COUPLER -> 0;
            case RIGHT_SPRING_LINK, LEFT_SPRING_LINK -> GripperLinkage.springLink(0.5);
            case RIGHT_FOLLOWER, LEFT_FOLLOWER -> GripperLinkage.follower(0.5);
          };
      assertThat(state.gripperPosition[joint.index()]).isCloseTo(expected, within(1e-3));
    }
  }

  @Test
  void gripHoldsACubeForFiveSeconds() {
    WorldState state = new WorldState(1);
    double[] lifted = gripAndLift(0.1, state);
    assertThat(state.gripperPosition[0]).isCloseTo(GripperLinkage.angleAt(0.04), within(0.01));
    double[] before = inTool(state);
    assertThat(before).containsExactly(new double[3], within(0.001));

    engine.command(lifted, Gripper.CLOSED);
    engine.advance(2500);
    engine.read(state);

    assertThat(inTool(state)).containsExactly(before, within(0.0002));
    assertThat(state.boxPose[2]).isGreaterThan(0.19);
  }

  /**
   * Two pads of mean friction 0.65 on a cube of friction 1 hold up to 2 · 0.825 · F. The motor
   * gives F = 2.5 N·m / 0.058 m = 43 N: 7.2 kg.
   */
  @Test
  void gripHoldsUpToTheFrictionLimit() {
    WorldState state = new WorldState(1);
    gripAndLift(5.5, state);
    assertThat(state.boxPose[2]).isGreaterThan(0.15);

    gripAndLift(9, state);
    assertThat(state.boxPose[2]).isLessThan(0.05);
  }

  @Test
  void robotStaysAboveTheTableUnderRandomCommands() {
    SplittableRandom random = new SplittableRandom(3);
    WorldState state = new WorldState(1);
    Scene.Box cube = new Scene.Box(0.02, 0.1, 1, Pose.at(CUBE[0], CUBE[1], CUBE[2]));
    for (int episode = 0; episode < 40; episode++) {
      engine.start(new Scene(RobotArms.HOME, List.of(cube)), Drive.POSITION);
      double[] target = RobotArms.home();
      double driver = 0;
      for (int control = 0; control < 50; control++) {
        // Leaning downwards, so that the arm is driven into the table again and again.
        for (int joint = 0; joint < 6; joint++) {
          target[joint] += 0.1 * (2 * random.nextDouble() - 1) + (joint == 1 ? 0.03 : 0);
        }
        driver = Math.max(0, Math.min(0.8, driver + 0.1 * (2 * random.nextDouble() - 1)));
        engine.command(target, driver);
        engine.advance(SUBSTEPS);
        engine.read(state);
        kinematics.update(state.armPosition);
        assertThat(state.isFinite()).isTrue();
        assertThat(kinematics.tool(2)).isGreaterThan(-0.01);
        assertThat(kinematics.origin(6, 2)).isGreaterThan(-0.01);
        assertThat(state.boxPose[2]).isGreaterThan(0.01);
      }
    }
  }

  @Test
  void freeBoxFallsAndRests() {
    Scene.Box cube = new Scene.Box(0.02, 0.1, 1, Pose.at(0.2, 0.6, 0.02 + 0.3));
    engine.start(new Scene(RobotArms.HOME, List.of(cube)), Drive.POSITION);
    WorldState state = new WorldState(1);
    engine.advance(100);
    engine.read(state);
    double fallen = 0.32 - state.boxPose[2];
    assertThat(fallen).isCloseTo(9.81 * 0.2 * 0.2 / 2, within(0.003));

    engine.advance(1000);
    engine.read(state);
    assertThat(state.boxPose[2]).isCloseTo(0.02, within(0.0005));
    // The solver leaves a resting box a slight wobble.
    assertThat(state.boxVelocity).containsExactly(new double[6], within(0.02));
  }

  /** Grips a cube of this mass, lifts it by 0.18 m, and returns the angles it is held at. */
  private double[] gripAndLift(double mass, WorldState state) {
    InverseKinematics inverse = new InverseKinematics();
    double[] down = RobotArms.home();
    assertThat(inverse.reachPointingDown(CUBE, down)).isTrue();
    double[] up = down.clone();
    assertThat(inverse.reachPointingDown(new double[] {CUBE[0], CUBE[1], 0.2}, up)).isTrue();
    Scene.Box cube = new Scene.Box(0.02, mass, 1, Pose.at(CUBE[0], CUBE[1], CUBE[2]));
    engine.start(new Scene(Arrays.stream(down).boxed().toList(), List.of(cube)), Drive.POSITION);
    engine.command(down, Gripper.CLOSED);
    engine.advance(500);
    double[] target = new double[6];
    for (int control = 1; control <= 25; control++) {
      double share = control / 25.0;
      Arrays.setAll(target, joint -> down[joint] + share * (up[joint] - down[joint]));
      engine.command(target, Gripper.CLOSED);
      engine.advance(SUBSTEPS);
    }
    engine.advance(500);
    engine.read(state);
    return up;
  }

  /** Where the cube is from the tool centre point, in the world's axes [m]. */
  private double[] inTool(WorldState state) {
    kinematics.update(state.armPosition);
    double[] difference = new double[3];
    Arrays.setAll(difference, axis -> state.boxPose[axis] - kinematics.tool(axis));
    return difference;
  }
}
