package dev.armature.envs.robot;

import java.util.List;

/**
 * What of the robot can be touched: capsules along the arm, a box about the gripper's base, two
 * boxes a pad. Radii and lengths are those of the collision capsules in MuJoCo Menagerie, {@code
 * universal_robots_ur5e/ur5e.xml}, carried over to the Denavit–Hartenberg frames.
 */
final class RobotColliders {

  /** Painted metal. */
  private static final double ARM_FRICTION = 0.8;

  private static final Pose ALONG_X = Pose.IDENTITY;
  private static final Pose ALONG_Y = Pose.rotationZ(Math.PI / 2);
  private static final Pose ALONG_Z = Pose.rotationY(-Math.PI / 2);

  /** How far upper arm and forearm lie beside the plane of the foot [m]. */
  private static final double UPPER_ARM_OFFSET = 0.138;

  private static final double FOREARM_OFFSET = 0.007;

  private static final double UPPER_ARM = -ArmJoint.SHOULDER_LIFT.frame().a();
  private static final double FOREARM = -ArmJoint.ELBOW.frame().a();
  private static final double WRIST_1 = ArmJoint.WRIST_1.frame().d();
  private static final double WRIST_2 = ArmJoint.WRIST_2.frame().d();

  private RobotColliders() {}

  /** Those of an arm's link, in its Denavit–Hartenberg frame. */
  static List<Collider> of(ArmJoint joint) {
    return switch (joint) {
      case SHOULDER_PAN ->
          List.of(
              new Collider(
                  new Collider.Capsule(0.06, 0.06),
                  Pose.at(0, -0.04, 0).then(ALONG_Y),
                  CollisionGroup.FOOT,
                  ARM_FRICTION));
      case SHOULDER_LIFT ->
          List.of(
              capsule(0.06, 0.06, UPPER_ARM, 0, UPPER_ARM_OFFSET - 0.04, ALONG_Z),
              capsule(0.05, 0.2, UPPER_ARM - 0.2, 0, UPPER_ARM_OFFSET, ALONG_X));
      case ELBOW ->
          List.of(
              capsule(0.055, 0.06, FOREARM, 0, FOREARM_OFFSET + 0.08, ALONG_Z),
              capsule(0.038, 0.19, FOREARM - 0.2, 0, FOREARM_OFFSET, ALONG_X));
      case WRIST_1 -> List.of(capsule(0.04, 0.07, 0, FOREARM_OFFSET + 0.05 - WRIST_1, 0, ALONG_Y));
      case WRIST_2 ->
          List.of(
              capsule(0.04, 0.06, 0, WRIST_2 - 0.04, 0, ALONG_Y),
              capsule(0.04, 0.04, 0, 0, 0.02, ALONG_Z));
      case WRIST_3 -> List.of(gripperBase());
    };
  }

  private static Collider capsule(
      double radius, double halfLength, double x, double y, double z, Pose direction) {
    return new Collider(
        new Collider.Capsule(radius, halfLength),
        Pose.at(x, y, z).then(direction),
        CollisionGroup.ARM,
        ARM_FRICTION);
  }

  private static Collider gripperBase() {
    return new Collider(
        new Collider.Box(Gripper.BASE_HALF_X, Gripper.BASE_HALF_Y, Gripper.BASE_HALF_Z),
        Pose.at(0, 0, Gripper.MOUNT + Gripper.BASE_HALF_Z),
        CollisionGroup.ARM,
        ARM_FRICTION);
  }

  /** The two boxes of a pad, in the follower's frame. */
  static List<Collider> pad() {
    return List.of(
        pad(Gripper.INNER_PAD_Z, Gripper.INNER_PAD_FRICTION),
        pad(Gripper.OUTER_PAD_Z, Gripper.OUTER_PAD_FRICTION));
  }

  private static Collider pad(double z, double friction) {
    return new Collider(
        new Collider.Box(Gripper.PAD_HALF_X, Gripper.PAD_HALF_Y, Gripper.PAD_HALF_Z),
        Pose.at(0, Gripper.PAD_Y, z),
        CollisionGroup.ARM,
        friction);
  }
}
