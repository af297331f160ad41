package dev.armature.envs.robot;

import static dev.armature.envs.robot.PhysxJoints.TWIST;

import java.util.ArrayList;
import java.util.List;
import physx.physics.PxActorFlagEnum;
import physx.physics.PxArticulationFixedTendon;
import physx.physics.PxArticulationFlagEnum;
import physx.physics.PxArticulationLink;
import physx.physics.PxArticulationReducedCoordinate;
import physx.physics.PxArticulationTendonJoint;
import physx.physics.PxScene;

/**
 * Arm and gripper as one PhysX articulation in reduced coordinates: the foot, six arm links, and
 * two bodies a finger. The last arm link carries the gripper's base and the spring links' mass.
 * Gravity does not act on the robot: a UR5e's controller compensates it.
 */
final class PhysxRobot {

  private static final Pose GRIPPER = Pose.at(0, 0, Gripper.MOUNT);

  /** The spring between the drivers, in place of the gears that keep them equal [N·m/rad]. */
  private static final float GEAR_STIFFNESS = 200;

  private static final float GEAR_DAMPING = 2;

  private final PxArticulationReducedCoordinate articulation;
  private final PhysxArm arm;
  private final PhysxFinger right;
  private final PhysxFinger left;

  PhysxRobot(PxScene world, PhysxShapes shapes, Scene scene, Drive drive, int solverIterations) {
    articulation = PhysxLibrary.PHYSICS.createArticulationReducedCoordinate();
    articulation.setArticulationFlag(PxArticulationFlagEnum.eFIX_BASE, true);
    articulation.setArticulationFlag(PxArticulationFlagEnum.eDISABLE_SELF_COLLISION, true);
    articulation.setArticulationFlag(PxArticulationFlagEnum.eDRIVE_LIMITS_ARE_FORCES, true);
    articulation.setSolverIterationCounts(solverIterations, 1);
    articulation.setSleepThreshold(0);

    List<PxArticulationLink> links = new ArrayList<>();
    Pose pose = Pose.IDENTITY;
    PxArticulationLink parent = foot();
    for (ArmJoint joint : ArmJoint.values()) {
      double angle = scene.armStart().get(joint.index());
      pose = pose.then(Pose.rotationZ(angle)).then(joint.frame().atZero());
      parent = link(parent, pose, joint == ArmJoint.WRIST_3 ? withGripperBase() : joint.link());
      links.add(parent);
      PhysxArm.joint(parent, joint, drive, angle, scene.servoGain());
    }
    Pose base = pose.then(GRIPPER);
    List<PxArticulationLink> drivers = new ArrayList<>();
    List<PxArticulationLink> followers = new ArrayList<>();
    right = finger(parent, base, Pose.IDENTITY, drivers, followers);
    left = finger(parent, base, Pose.rotationZ(Math.PI), drivers, followers);
    gear(parent, drivers);
    for (ArmJoint joint : ArmJoint.values()) {
      PxArticulationLink link = links.get(joint.index());
      RobotColliders.of(joint).forEach(collider -> shapes.attach(link, collider));
    }
    for (PxArticulationLink follower : followers) {
      RobotColliders.pad().forEach(collider -> shapes.attach(follower, collider));
    }
    world.addArticulation(articulation);
    arm = new PhysxArm(links, drive, scene.armStart());
  }

  private PxArticulationLink foot() {
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      return articulation.createLink(null, temporaries.transform(Pose.IDENTITY));
    }
  }

  private static MassProperties withGripperBase() {
    MassProperties springLink = Gripper.SPRING_LINK;
    MassProperties springLinks =
        new MassProperties(
            2 * springLink.mass(),
            0,
            0,
            Gripper.SPRING_LINK_Z + springLink.z(),
            2 * springLink.xx(),
            2 * springLink.yy(),
            2 * springLink.zz());
    return ArmJoint.WRIST_3.link().and(Gripper.BASE.and(springLinks).shifted(0, 0, Gripper.MOUNT));
  }

  private PxArticulationLink link(PxArticulationLink parent, Pose pose, MassProperties body) {
    try (PhysxTemporaries temporaries = new PhysxTemporaries()) {
      PxArticulationLink link = articulation.createLink(parent, temporaries.transform(pose));
      link.setMass((float) body.mass());
      link.setMassSpaceInertiaTensor(temporaries.vector(body.xx(), body.yy(), body.zz()));
      link.setCMassLocalPose(temporaries.transform(Pose.at(body.x(), body.y(), body.z())));
      link.setActorFlag(PxActorFlagEnum.eDISABLE_GRAVITY, true);
      link.setLinearDamping(0);
      link.setAngularDamping(0);
      return link;
    }
  }

  private PhysxFinger finger(
      PxArticulationLink wrist,
      Pose base,
      Pose side,
      List<PxArticulationLink> drivers,
      List<PxArticulationLink> followers) {
    Pose pivot = PhysxFinger.pivot(side);
    Pose pose = base.then(pivot);
    PxArticulationLink driver = link(wrist, pose, PhysxFinger.driverWithCoupler());
    PxArticulationLink follower = link(driver, pose.then(PhysxFinger.atDriver()), Gripper.FOLLOWER);
    drivers.add(driver);
    followers.add(follower);
    return new PhysxFinger(driver, follower, GRIPPER.then(pivot));
  }

  /** Keeps the two drivers at one angle, by a tendon on their difference. */
  private void gear(PxArticulationLink wrist, List<PxArticulationLink> drivers) {
    PxArticulationFixedTendon tendon = articulation.createFixedTendon();
    PxArticulationTendonJoint root = tendon.createTendonJoint(new NoParent(), TWIST, 0, 0, wrist);
    tendon.createTendonJoint(root, TWIST, 1, 1, drivers.get(0));
    tendon.createTendonJoint(root, TWIST, -1, -1, drivers.get(1));
    tendon.setStiffness(GEAR_STIFFNESS);
    tendon.setDamping(GEAR_DAMPING);
    tendon.setRestLength(0);
    tendon.setOffset(0);
  }

  /** A null pointer on the native side, where the binding refuses Java's null. */
  private static final class NoParent extends PxArticulationTendonJoint {}

  /** Sets what the arm's joints, {@code [6]}, and the drivers [rad] are commanded by. */
  void command(double[] joints, double driver) {
    arm.command(joints);
    right.command(driver);
    left.command(driver);
  }

  /** What the robot needs before some physics steps of this length [s] together. */
  void beginSteps(int steps, double length) {
    arm.beginMotion(steps * length);
  }

  /** What it needs before the {@code step}-th of {@code steps}, counted from 1. */
  void prepareStep(int step, int steps) {
    arm.continueMotion((double) step / steps);
    right.holdFollower();
    left.holdFollower();
  }

  /** What it needs after them. */
  void endSteps() {
    arm.endMotion();
  }

  /** Fills in the joints' part of {@code state}. */
  void read(WorldState state) {
    arm.read(state);
    right.read(state.gripperPosition, Gripper.RIGHT_DRIVER);
    left.read(state.gripperPosition, Gripper.LEFT_DRIVER);
    state.driverVelocity[0] = right.driverVelocity();
    state.driverVelocity[1] = left.driverVelocity();
  }

  void release() {
    articulation.release();
  }
}
