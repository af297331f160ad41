package dev.armature.envs.robot;

import physx.physics.PxArticulationAxisEnum;
import physx.physics.PxArticulationDrive;
import physx.physics.PxArticulationDriveTypeEnum;
import physx.physics.PxArticulationJointReducedCoordinate;
import physx.physics.PxArticulationJointTypeEnum;
import physx.physics.PxArticulationLimit;
import physx.physics.PxArticulationLink;
import physx.physics.PxArticulationMotionEnum;

/** Makes an articulation's joints turn, stop and be driven. */
final class PhysxJoints {

  /** The axis that PhysX turns a joint about: x of the joint's own frames. */
  static final PxArticulationAxisEnum TWIST = PxArticulationAxisEnum.eTWIST;

  private PhysxJoints() {}

  /** Lets a link turn on its parent about x of the joint's frame, given in either link. */
  static PxArticulationJointReducedCoordinate revolute(
      PxArticulationLink link, Pose inParent, Pose inLink) {
    PxArticulationJointReducedCoordinate joint = link.getInboundJoint();
    joint.setJointType(PxArticulationJointTypeEnum.eREVOLUTE);
    joint.setMotion(TWIST, PxArticulationMotionEnum.eFREE);
    joint.setFrictionCoefficient(0);
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      joint.setParentPose(temporaries.transform(inParent));
      joint.setChildPose(temporaries.transform(inLink));
    }
    return joint;
  }

  /** Stops a joint at these angles [rad]. */
  static void limit(PxArticulationJointReducedCoordinate joint, double low, double high) {
    joint.setMotion(TWIST, PxArticulationMotionEnum.eLIMITED);
    PxArticulationLimit limit = new PxArticulationLimit((float) low, (float) high);
    joint.setLimitParams(TWIST, limit);
    limit.destroy();
  }

  /**
   * Drives a joint: torque = stiffness · (target − angle) + damping · (target velocity − velocity),
   * integrated implicitly.
   *
   * @param torqueLimit [N·m]
   */
  static void drive(
      PxArticulationJointReducedCoordinate joint,
      double stiffness,
      double damping,
      double torqueLimit) {
    PxArticulationDrive drive =
        new PxArticulationDrive(
            (float) stiffness,
            (float) damping,
            (float) torqueLimit,
            PxArticulationDriveTypeEnum.eFORCE);
    joint.setDriveParams(TWIST, drive);
    drive.destroy();
  }
}
