package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an {@link Engine} has to do. */
abstract class EngineContract {

  private static final int SUBSTEPS = 20;
  private static final double[] CUBE = {-0.13, 0.5, 0.02};

  private final Engine engine;
  private final ArmKinematics kinematics = new ArmKinematics();

  EngineContract(EngineType type) {
    engine = Engines.create(type);
  }

  /** How far the gripper's angles may be from where they belong without load [rad]. */
  abstract double play();

  /** How far the drivers may go on where the pads meet an object, by what bends [rad]. */
  abstract double give();

  /** How far the fingers may draw back when the arm presses them on the table [m]. */
  abstract double yielding();

  /** How far a cube may slip while it is gripped, and then in five seconds [m]. */
  abstract double slip();

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
    assertThat(state.gripperPosition).containsExactly(new double[8], within(play()));
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
      assertThat(state.gripperPosition[joint.index()]).isCloseTo(expected, within(play()));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1})
  void gripHoldsACubeForFiveSeconds(double mass) {
    WorldState state = new WorldState(1);
    double[] lifted = gripAndLift(mass, state);
    assertThat(state.gripperPosition[0]).isCloseTo(GripperLinkage.angleAt(0.04), within(give()));
    double[] before = inTool(state);
    assertThat(before).containsExactly(new double[3], within(slip()));

    engine.command(lifted, Gripper.CLOSED);
    engine.advance(2500);
    engine.read(state);

    assertThat(inTool(state)).containsExactly(before, within(slip()));
    assertThat(state.boxPose[2]).isGreaterThan(0.19);
  }

  /**
   * Two pads of mean friction 0.65 on a cube of friction 1 hold up to 2 · 0.825 · F. The motor
   * gives F = 2.5 N·m / 0.058 m = 43 N: 7.2 kg. The pads move forward as they close, so a weight
   * that pulls them forward adds up to a third to the grip.
   */
  @Test
  void gripHoldsUpToTheFrictionLimit() {
    WorldState state = new WorldState(1);
    gripAndLift(5.5, state);
    assertThat(state.boxPose[2]).isGreaterThan(0.15);

    gripAndLift(12, state);
    assertThat(state.boxPose[2]).isLessThan(0.05);
  }

  @Test
  void robotStaysAboveTheTableUnderRandomCommands() {
    SplittableRandom random = new SplittableRandom(3);
    WorldState state = new WorldState(1);
    Scene.Box cube = cube(0.1, Pose.at(CUBE[0], CUBE[1], CUBE[2]));
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
        assertThat(kinematics.tool(2)).isGreaterThan(-yielding());
        assertThat(kinematics.origin(6, 2)).isGreaterThan(-0.01);
        assertThat(state.boxPose[2] > 0.01 || !isOverTheTable(state.boxPose)).isTrue();
      }
    }
  }

  /** Whether a box has all of the table's middle below it, so that no edge is near. */
  private static boolean isOverTheTable(double[] boxPose) {
    return Math.abs(boxPose[0]) < 0.55 && Math.abs(boxPose[1] - 0.45) < 0.7;
  }

  @Test
  void freeBoxFallsAndRests() {
    Scene.Box cube = cube(0.1, Pose.at(0.2, 0.6, 0.02 + 0.3));
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

  /** A box falls on its edge and tumbles. */
  @Test
  void velocitiesOfABoxFitItsMotion() {
    Pose tilted = Pose.at(0.2, 0.6, 0.1).then(Pose.rotationX(0.7)).then(Pose.rotationY(0.4));
    engine.start(new Scene(RobotArms.HOME, List.of(cube(0.1, tilted))), Drive.POSITION);
    WorldState before = new WorldState(1);
    WorldState after = new WorldState(1);
    double fastest = 0;
    for (int moment = 0; moment < 40; moment++) {
      engine.advance(4);
      engine.read(before);
      engine.advance(1);
      engine.read(after);
      double[] moved = motion(before.boxPose, after.boxPose);
      for (int i = 0; i < WorldState.TWIST; i++) {
        assertThat(moved[i] / 0.002).isCloseTo(after.boxVelocity[i], within(0.3));
      }
      fastest = Math.max(fastest, Math.abs(after.boxVelocity[4]));
    }
    assertThat(fastest).isGreaterThan(1);
  }

  @Test
  void sameSceneAndCommandsGiveTheSameBitsWhateverCameBefore() {
    double[] first = played(0.1);
    double[] heavy = played(2);

    assertThat(played(0.1)).isEqualTo(first);
    assertThat(heavy).isNotEqualTo(first);
    engine.start(new Scene(RobotArms.HOME, List.of()), Drive.VELOCITY);
    engine.command(new double[] {1, 1, 1, 1, 1, 1}, 0.4);
    engine.advance(50);
    assertThat(played(2)).isEqualTo(heavy);
  }

  /** Where a cube of this mass and the arm are after they met. */
  private double[] played(double mass) {
    WorldState state = new WorldState(1);
    gripAndLift(mass, state);
    return Stream.of(state.armPosition, state.gripperPosition, state.boxPose, state.boxVelocity)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static Scene.Box cube(double mass, Pose start) {
    return new Scene.Box(0.02, mass, 1, start);
  }

  /** The translation, and the rotation vector for a small rotation, from one pose to another. */
  private static double[] motion(double[] from, double[] to) {
    // The rotation between them is the quaternion to · from⁻¹; its vector part is half the angle.
    double w = to[3] * from[3] + to[4] * from[4] + to[5] * from[5] + to[6] * from[6];
    double x = -to[3] * from[4] + to[4] * from[3] - to[5] * from[6] + to[6] * from[5];
    double y = -to[3] * from[5] + to[4] * from[6] + to[5] * from[3] - to[6] * from[4];
    double z = -to[3] * from[6] - to[4] * from[5] + to[5] * from[4] + to[6] * from[3];
    double two = 2 * Math.signum(w);
    return new double[] {
      to[0] - from[0], to[1] - from[1], to[2] - from[2], two * x, two * y, two * z
    };
  }

  /** Grips a cube of this mass, lifts it by 0.18 m, and returns the angles it is held at. */
  private double[] gripAndLift(double mass, WorldState state) {
    InverseKinematics inverse = new InverseKinematics();
    double[] down = RobotArms.home();
    assertThat(inverse.reachPointingDown(CUBE, down)).isTrue();
    double[] up = down.clone();
    assertThat(inverse.reachPointingDown(new double[] {CUBE[0], CUBE[1], 0.2}, up)).isTrue();
    Scene.Box cube = cube(mass, Pose.at(CUBE[0], CUBE[1], CUBE[2]));
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
