package dev.armature.envs.robot;

import java.util.List;
import physx.physics.PxArticulationLink;
import physx.physics.PxMaterial;

/**
 * What of the robot can be touched: capsules along the arm, a box about the gripper's base, two
 * boxes a pad. Radii and lengths are those of the collision capsules in MuJoCo Menagerie, {@code
 * universal_robots_ur5e/ur5e.xml}, carried over to the Denavit–Hartenberg frames.
 */
final class PhysxRobotShapes {

  /** Painted metal. */
  private static final double ARM_FRICTION = 0.8;

  private static final Pose ALONG_Y = Pose.rotationZ(Math.PI / 2);
  private static final Pose ALONG_Z = Pose.rotationY(-Math.PI / 2);

  /** How far upper arm and forearm lie beside the plane of the foot [m]. */
  private static final double UPPER_ARM_OFFSET = 0.138;

  private static final double FOREARM_OFFSET = 0.007;

  private PhysxRobotShapes() {}

  /**
   * @param links the six links of the arm
   * @param followers the right and the left follower
   */
  static void attach(
      PhysxShapes shapes, List<PxArticulationLink> links, List<PxArticulationLink> followers) {
    PxMaterial metal = shapes.material(ARM_FRICTION);
    double upperArm = -ArmJoint.SHOULDER_LIFT.frame().a();
    double forearm = -ArmJoint.ELBOW.frame().a();
    double wrist1 = ArmJoint.WRIST_1.frame().d();
    double wrist2 = ArmJoint.WRIST_2.frame().d();

    shapes.capsule(
        links.get(0), PhysxShapes.Group.FOOT, metal, at(0, -0.04, 0, ALONG_Y), 0.06, 0.06);
    arm(shapes, links.get(1), metal, at(upperArm, 0, UPPER_ARM_OFFSET - 0.04, ALONG_Z), 0.06, 0.06);
    arm(
        shapes,
        links.get(1),
        metal,
        at(upperArm - 0.2, 0, UPPER_ARM_OFFSET, Pose.IDENTITY),
        0.05,
        0.2);
    arm(shapes, links.get(2), metal, at(forearm, 0, FOREARM_OFFSET + 0.08, ALONG_Z), 0.055, 0.06);
    arm(
        shapes,
        links.get(2),
        metal,
        at(forearm - 0.2, 0, FOREARM_OFFSET, Pose.IDENTITY),
        0.038,
        0.19);
    arm(shapes, links.get(3), metal, at(0, FOREARM_OFFSET + 0.05 - wrist1, 0, ALONG_Y), 0.04, 0.07);
    arm(shapes, links.get(4), metal, at(0, wrist2 - 0.04, 0, ALONG_Y), 0.04, 0.06);
    arm(shapes, links.get(4), metal, at(0, 0, 0.02, ALONG_Z), 0.04, 0.04);
    shapes.box(
        links.get(5),
        PhysxShapes.Group.ARM,
        metal,
        Pose.at(0, 0, Gripper.MOUNT + Gripper.BASE_HALF_Z),
        Gripper.BASE_HALF_X,
        Gripper.BASE_HALF_Y,
        Gripper.BASE_HALF_Z);

    PxMaterial inner = shapes.material(Gripper.INNER_PAD_FRICTION);
    PxMaterial outer = shapes.material(Gripper.OUTER_PAD_FRICTION);
    for (PxArticulationLink follower : followers) {
      pad(shapes, follower, inner, Gripper.INNER_PAD_Z);
      pad(shapes, follower, outer, Gripper.OUTER_PAD_Z);
    }
  }

  private static Pose at(double x, double y, double z, Pose direction) {
    return Pose.at(x, y, z).then(direction);
  }

  private static void arm(
      PhysxShapes shapes,
      PxArticulationLink link,
      PxMaterial material,
      Pose pose,
      double radius,
      double halfLength) {
    shapes.capsule(link, PhysxShapes.Group.ARM, material, pose, radius, halfLength);
  }

  private static void pad(
      PhysxShapes shapes, PxArticulationLink follower, PxMaterial material, double z) {
    shapes.box(
        follower,
        PhysxShapes.Group.ARM,
        material,
        Pose.at(0, Gripper.PAD_Y, z),
        Gripper.PAD_HALF_X,
        Gripper.PAD_HALF_Y,
        Gripper.PAD_HALF_Z);
  }
}
