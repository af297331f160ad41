package dev.armature.envs.robot;

import static dev.armature.envs.robot.PhysxJoints.TWIST;

import java.util.List;
import physx.physics.PxArticulationJointReducedCoordinate;
import physx.physics.PxArticulationLink;

/** The six joints of the arm in the scene: driven and read. */
final class PhysxArm {

  /** Turns x, the axis that PhysX turns a joint about, into z, the axis of the DH convention. */
  private static final Pose X_TO_Z = Pose.rotationY(-Math.PI / 2);

  /**
   * Of the velocity servo by which a torque is applied: so stiff that it gives all of the torque up
   * to a hundredth of the velocity limit below it [N·m·s/rad].
   */
  private static final double SATURATED_DAMPING = 10_000;

  private final Drive drive;
  private final List<PxArticulationJointReducedCoordinate> joints;
  private final double[] from = new double[ArmJoint.COUNT];
  private final double[] to = new double[ArmJoint.COUNT];

  /**
   * @param links the arm's links, whose joints {@link #joint} made
   * @param start the arm's angles at the start [rad]
   */
  PhysxArm(List<PxArticulationLink> links, Drive drive, List<Double> start) {
    this.drive = drive;
    for (int i = 0; i < ArmJoint.COUNT; i++) {
      from[i] = start.get(i);
      to[i] = start.get(i);
    }
    joints = links.stream().map(PxArticulationLink::getInboundJoint).toList();
  }

  /**
   * Gives a link, not yet in a scene, its joint.
   *
   * @param gain a factor on the servo's stiffness and damping
   */
  static void joint(
      PxArticulationLink link, ArmJoint joint, Drive drive, double angle, double gain) {
    PxArticulationJointReducedCoordinate revolute =
        PhysxJoints.revolute(link, X_TO_Z, joint.frame().atZero().inverse().then(X_TO_Z));
    PhysxJoints.limit(revolute, -joint.positionLimit(), joint.positionLimit());
    ArmJoint.Servo servo = joint.servo();
    PhysxJoints.drive(
        revolute,
        drive == Drive.POSITION ? gain * servo.stiffness() : 0,
        drive == Drive.TORQUE ? 0 : gain * servo.damping(),
        servo.torqueLimit());
    revolute.setArmature(TWIST, (float) ArmJoint.ARMATURE);
    revolute.setJointPosition(TWIST, (float) angle);
    revolute.setDriveTarget(TWIST, (float) angle);
  }

  /** Takes angles, velocities or torques, {@code [6]}. */
  void command(double[] values) {
    for (int i = 0; i < ArmJoint.COUNT; i++) {
      PxArticulationJointReducedCoordinate joint = joints.get(i);
      switch (drive) {
        case POSITION -> to[i] = values[i];
        case VELOCITY -> joint.setDriveVelocity(TWIST, (float) values[i], false);
        case TORQUE -> applyTorque(joint, values[i]);
      }
    }
  }

  /** Begins the motion to the commanded angles, to last this long [s]. */
  void beginMotion(double duration) {
    if (drive == Drive.POSITION) {
      for (int i = 0; i < ArmJoint.COUNT; i++) {
        joints.get(i).setDriveVelocity(TWIST, (float) ((to[i] - from[i]) / duration), false);
      }
    }
  }

  /** Leads the servos to where this share of the motion ends, 1 for all of it. */
  void continueMotion(double share) {
    if (drive == Drive.POSITION) {
      for (int i = 0; i < ArmJoint.COUNT; i++) {
        double angle = from[i] + share * (to[i] - from[i]);
        joints.get(i).setDriveTarget(TWIST, (float) angle, false);
      }
    }
  }

  /** Holds the commanded angles from now on. */
  void endMotion() {
    System.arraycopy(to, 0, from, 0, to.length);
  }

  /** Drives a joint towards its velocity limit with no more than this torque. */
  private static void applyTorque(PxArticulationJointReducedCoordinate joint, double torque) {
    PhysxJoints.drive(joint, 0, SATURATED_DAMPING, Math.abs(torque));
    double velocity = Math.copySign(ArmJoint.VELOCITY_LIMIT, torque);
    joint.setDriveVelocity(TWIST, (float) velocity, false);
  }

  /** Fills in the arm's part of {@code state}. */
  void read(WorldState state) {
    for (int i = 0; i < ArmJoint.COUNT; i++) {
      state.armPosition[i] = joints.get(i).getJointPosition(TWIST);
      state.armVelocity[i] = joints.get(i).getJointVelocity(TWIST);
    }
  }
}
