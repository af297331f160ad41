package dev.armature.envs.robot;

import static dev.armature.envs.robot.PhysxJoints.TWIST;

import physx.physics.PxArticulationJointReducedCoordinate;
import physx.physics.PxArticulationLink;

/**
 * A finger as two bodies: the driver with its coupler, and the follower at their end.
 *
 * <p>A tree has no closed linkage, so a stiff servo turns the follower back as the driver turns on,
 * by the share that the four-bar linkage gives. Through that servo a force at the pad turns the
 * driver with the lever from the driver's pivot to the pad; in the linkage the spring link takes up
 * the follower's torque, and the lever ends at the follower's origin. What acts on the driver and
 * its inertia are therefore scaled by the ratio of the two levers: the finger moves and grips as
 * the linkage does.
 */
final class PhysxFinger {

  private static final double HALF_CLOSED = Gripper.CLOSED / 2;

  /**
   * How far a follower turns back on its driver, as a share of the driver's angle; the linkage's
   * own curve differs from this line by less than 0.001 rad.
   */
  private static final double FOLLOWER_SHARE = 1 - GripperLinkage.tilt(HALF_CLOSED) / HALF_CLOSED;

  /** The ratio of levers with the finger half closed; over the stroke it varies by a tenth. */
  private static final double LEVER_RATIO =
      (GripperLinkage.padHeight(HALF_CLOSED) - Gripper.DRIVER_Z)
          / (GripperLinkage.followerHeight(HALF_CLOSED) - Gripper.DRIVER_Z);

  /** The servo in place of the linkage: bends 0.001 rad under the full grip [N·m/rad]. */
  private static final double FOLLOWER_STIFFNESS = 1000;

  private static final double FOLLOWER_DAMPING = 2;

  /**
   * Part of the driver's inertia, counted at the follower instead, where the solver needs it: with
   * the follower's own 1e-5 kg·m² it does not converge on a firm grip [kg·m²].
   */
  private static final double FOLLOWER_ARMATURE = 0.002;

  private final PxArticulationJointReducedCoordinate driver;
  private final PxArticulationJointReducedCoordinate follower;

  PhysxFinger(PxArticulationLink driverLink, PxArticulationLink followerLink, Pose pivot) {
    driver = PhysxJoints.revolute(driverLink, pivot, Pose.IDENTITY);
    PhysxJoints.limit(driver, 0, Gripper.CLOSED);
    PhysxJoints.drive(
        driver,
        LEVER_RATIO * Gripper.MOTOR_STIFFNESS / 2,
        LEVER_RATIO * (Gripper.MOTOR_DAMPING / 2 + Gripper.DRIVER_DAMPING),
        LEVER_RATIO * Gripper.MOTOR_LIMIT / 2);
    driver.setArmature(TWIST, (float) driverArmature());
    follower = PhysxJoints.revolute(followerLink, atDriver(), Pose.IDENTITY);
    PhysxJoints.drive(follower, FOLLOWER_STIFFNESS, FOLLOWER_DAMPING, Float.MAX_VALUE);
    follower.setArmature(TWIST, (float) FOLLOWER_ARMATURE);
  }

  /** The driver's pivot in the gripper's base, the finger on this side. */
  static Pose pivot(Pose side) {
    return side.then(Pose.at(0, Gripper.DRIVER_Y, Gripper.DRIVER_Z));
  }

  /** The follower's origin in the driver. */
  static Pose atDriver() {
    return Pose.at(0, GripperLinkage.BAR_Y, GripperLinkage.BAR_Z);
  }

  /** Driver and coupler as one body, in the driver's frame. */
  static MassProperties driverWithCoupler() {
    return Gripper.DRIVER.and(Gripper.COUPLER.shifted(0, Gripper.COUPLER_Y, Gripper.COUPLER_Z));
  }

  /** The motor's rotor, and the spring link, which turns as the driver does. */
  private static double driverArmature() {
    MassProperties link = Gripper.SPRING_LINK;
    double springLink = link.xx() + link.mass() * (link.y() * link.y() + link.z() * link.z());
    return LEVER_RATIO * (Gripper.DRIVER_ARMATURE + springLink)
        - FOLLOWER_SHARE * FOLLOWER_SHARE * FOLLOWER_ARMATURE;
  }

  /** Sets the driver angle that the motor holds [rad]. */
  void command(double angle) {
    driver.setDriveTarget(TWIST, (float) angle, false);
  }

  /** Closes the linkage; before every physics step. */
  void holdFollower() {
    float share = (float) -FOLLOWER_SHARE;
    follower.setDriveTarget(TWIST, share * driver.getJointPosition(TWIST), false);
    follower.setDriveVelocity(TWIST, share * driver.getJointVelocity(TWIST), false);
  }

  /** Fills in the finger's four angles [rad] from index {@code first} on. */
  void read(double[] position, int first) {
    double angle = driver.getJointPosition(TWIST);
    position[first] = angle;
    position[first + 1] = GripperLinkage.COUPLER;
    position[first + 2] = GripperLinkage.springLink(angle);
    position[first + 3] = GripperLinkage.follower(angle);
  }

  /** The driver's velocity [rad/s]. */
  double driverVelocity() {
    return driver.getJointVelocity(TWIST);
  }
}
