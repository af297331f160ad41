package dev.armature.envs.robot;

import dev.armature.envs.robot.drawing.Part;
import dev.armature.envs.robot.drawing.Vector;
import java.util.List;

/**
 * Arm and gripper as bodies to draw: a can with a lid for each half of a joint, tubes between them,
 * and the fingers' linkages bar by bar. Where frames, pins and pads are is that of {@link ArmJoint}
 * and {@link Gripper}; radii and the lengths of cans are for the eye, near those of a UR5e.
 */
final class RobotParts {

  private static final int SHELL = 0xdde1e6;
  private static final int LID = 0x58a6d8;
  private static final int DARK = 0x3a4048;
  private static final int STEEL = 0x9aa3ad;
  private static final int RUBBER = 0x1f2328;

  /** Radii of the cans, base to wrist, of the tubes and of the fingers' bars [m]. */
  private static final double SHOULDER = 0.06;

  private static final double ELBOW = 0.054;
  private static final double WRIST = 0.042;
  private static final double UPPER_ARM = 0.046;
  private static final double FOREARM = 0.038;
  private static final double FLANGE = 0.0375;
  private static final double BAR = 0.008;

  /** How far upper arm and forearm lie beside the plane of the foot [m]. */
  private static final double UPPER_ARM_OFFSET = 0.138;

  private static final double FOREARM_OFFSET = 0.007;

  private static final double LID_HEIGHT = 0.008;
  private static final double LID_SHARE = 0.84;

  private final Assembly robot = new Assembly();

  private RobotParts() {}

  /**
   * The robot in the world.
   *
   * @param arm the arm's angles [rad], {@code [6]}
   * @param gripper the angles of {@link Gripper.Joint} [rad], {@code [8]}
   */
  static List<Part> at(double[] arm, double[] gripper) {
    RobotParts parts = new RobotParts();
    parts.arm(arm);
    parts.gripper(gripper);
    return parts.robot.parts();
  }

  private void arm(double[] angles) {
    robot.cylinder(DARK, point(0, 0, 0), point(0, 0, 0.02), 0.078);
    robot.cylinder(SHELL, point(0, 0, 0.02), point(0, 0, 0.088), SHOULDER);
    robot.cylinder(DARK, point(0, 0, 0.088), point(0, 0, 0.092), SHOULDER - 0.002);

    turn(ArmJoint.SHOULDER_PAN, angles);
    robot.capsule(SHELL, point(0, 0, 0), point(0, 0, 0), SHOULDER);
    robot.cylinder(SHELL, point(0, -0.07, 0), point(0, 0, 0), SHOULDER);
    can(point(0, 0, 0.075), point(0, 0, -0.064), SHOULDER);

    turn(ArmJoint.SHOULDER_LIFT, angles);
    double upperArm = -ArmJoint.SHOULDER_LIFT.frame().a();
    can(point(upperArm, 0, 0.075), point(upperArm, 0, 0.195), SHOULDER);
    robot.cylinder(
        SHELL, point(upperArm, 0, UPPER_ARM_OFFSET), point(0, 0, UPPER_ARM_OFFSET), UPPER_ARM);
    can(point(0, 0, 0.083), point(0, 0, 0.188), ELBOW);

    turn(ArmJoint.ELBOW, angles);
    double forearm = -ArmJoint.ELBOW.frame().a();
    can(point(forearm, 0, 0.083), point(forearm, 0, -0.042), ELBOW);
    robot.cylinder(SHELL, point(forearm, 0, FOREARM_OFFSET), point(0, 0, FOREARM_OFFSET), FOREARM);
    can(point(0, 0, 0.056), point(0, 0, -0.04), WRIST);

    turn(ArmJoint.WRIST_1, angles);
    can(point(0, 0.056 - ArmJoint.WRIST_1.frame().d(), 0), point(0, 0.044, 0), WRIST);
    robot.cylinder(SHELL, point(0, 0, 0), point(0, 0, 0.056), WRIST);

    turn(ArmJoint.WRIST_2, angles);
    can(point(0, ArmJoint.WRIST_2.frame().d() - 0.056, 0), point(0, -0.044, 0), WRIST);
    robot.cylinder(SHELL, point(0, 0, 0), point(0, 0, 0.05), WRIST);

    turn(ArmJoint.WRIST_3, angles);
    robot.cylinder(STEEL, point(0, 0, 0.05 - ArmJoint.WRIST_3.frame().d()), point(0, 0, 0), FLANGE);
  }

  private void turn(ArmJoint joint, double[] angles) {
    robot.moveTo(
        robot.frame().then(Pose.rotationZ(angles[joint.index()])).then(joint.frame().atZero()));
  }

  /** A can whose lid is at its second end. */
  private void can(Vector from, Vector to, double radius) {
    robot.cylinder(SHELL, from, to, radius);
    Vector top = to.plus(to.minus(from).unit().times(LID_HEIGHT));
    robot.cylinder(LID, to, top, LID_SHARE * radius);
  }

  private void gripper(double[] angles) {
    Pose base = robot.frame().then(Pose.at(0, 0, Gripper.MOUNT));
    robot.cylinder(DARK, point(0, 0, 0), point(0, 0, Gripper.MOUNT + 0.03), FLANGE);
    robot.moveTo(base);
    robot.block(DARK, point(0, 0, 0.045), point(0.026, 0.044, 0.022));
    finger(base, angles, Gripper.Joint.RIGHT_DRIVER.index());
    finger(base.then(Pose.rotationZ(Math.PI)), angles, Gripper.Joint.LEFT_DRIVER.index());
  }

  /** A finger, whose joints follow its driver in the order of {@link Gripper.Joint}. */
  private void finger(Pose side, double[] angles, int driver) {
    pivot(side, Gripper.DRIVER_Y, Gripper.DRIVER_Z, angles[driver]);
    bar(Gripper.COUPLER_Y, Gripper.COUPLER_Z);
    pivot(robot.frame(), Gripper.COUPLER_Y, Gripper.COUPLER_Z, angles[driver + 1]);
    bar(GripperLinkage.BAR_Y - Gripper.COUPLER_Y, GripperLinkage.BAR_Z - Gripper.COUPLER_Z);

    pivot(side, Gripper.SPRING_LINK_Y, Gripper.SPRING_LINK_Z, angles[driver + 2]);
    double pinY = Gripper.FOLLOWER_Y + Gripper.FOLLOWER_PIN_Y;
    double pinZ = Gripper.FOLLOWER_Z + Gripper.FOLLOWER_PIN_Z;
    bar(pinY, pinZ);
    pivot(robot.frame(), pinY, pinZ, angles[driver + 3]);
    robot.moveTo(robot.frame().then(Pose.at(0, -Gripper.FOLLOWER_PIN_Y, -Gripper.FOLLOWER_PIN_Z)));
    bar(Gripper.FOLLOWER_PIN_Y, Gripper.FOLLOWER_PIN_Z);
    robot.block(
        STEEL, point(0, Gripper.PAD_Y + 0.009, 0.028), point(Gripper.PAD_HALF_X, 0.005, 0.0235));
    robot.block(
        RUBBER,
        point(0, Gripper.PAD_Y, (Gripper.INNER_PAD_Z + Gripper.OUTER_PAD_Z) / 2),
        point(Gripper.PAD_HALF_X, Gripper.PAD_HALF_Y, 2 * Gripper.PAD_HALF_Z));
  }

  private void pivot(Pose frame, double y, double z, double angle) {
    robot.moveTo(frame.then(Pose.at(0, y, z)).then(Pose.rotationX(angle)));
  }

  /** A bar from the frame's origin to there. */
  private void bar(double y, double z) {
    robot.capsule(STEEL, point(0, 0, 0), point(0, y, z), BAR);
  }

  private static Vector point(double x, double y, double z) {
    return new Vector(x, y, z);
  }
}
