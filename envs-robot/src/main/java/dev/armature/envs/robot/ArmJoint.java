package dev.armature.envs.robot;

import java.util.Locale;

/**
 * The six joints of a UR5e, base to wrist, each with the link that it moves.
 *
 * <p>Joint i turns about the z axis of frame i − 1. Frame i, fixed in the link, follows from frame
 * i − 1 by Rot<sub>z</sub>(q<sub>i</sub>) Trans<sub>z</sub>(d) Trans<sub>x</sub>(a)
 * Rot<sub>x</sub>(α), the Denavit–Hartenberg convention. Mass, centre of mass and inertia stand in
 * frame i.
 *
 * <p>Sources: a, d, α, masses and centres of mass from Universal Robots, "DH Parameters for
 * calculations of kinematics and dynamics"; inertias and limits from
 * Universal_Robots_ROS2_Description, {@code config/ur5e}; servo gains and armature from MuJoCo
 * Menagerie, {@code universal_robots_ur5e}.
 */
@SuppressWarnings("Immutable") // records of numbers do not change
enum ArmJoint {
  SHOULDER_PAN(
      new DenavitHartenberg(0, 0.1625, Math.PI / 2),
      new MassProperties(3.761, 0, -0.02561, 0.00193, 0.00700, 0.00648, 0.00657),
      2 * Math.PI,
      Servo.LARGE),
  SHOULDER_LIFT(
      new DenavitHartenberg(-0.425, 0, 0),
      new MassProperties(8.058, 0.2125, 0, 0.11336, 0.01506, 0.33388, 0.33247),
      2 * Math.PI,
      Servo.LARGE),
  ELBOW(
      new DenavitHartenberg(-0.3922, 0, 0),
      new MassProperties(2.846, 0.15, 0, 0.0265, 0.00400, 0.07879, 0.07849),
      Math.PI,
      Servo.LARGE),
  WRIST_1(
      new DenavitHartenberg(0, 0.1333, Math.PI / 2),
      new MassProperties(1.37, 0, -0.0018, 0.01634, 0.00165, 0.00136, 0.00126),
      2 * Math.PI,
      Servo.SMALL),
  WRIST_2(
      new DenavitHartenberg(0, 0.0997, -Math.PI / 2),
      new MassProperties(1.3, 0, 0.0018, 0.01634, 0.00136, 0.00128, 0.00097),
      2 * Math.PI,
      Servo.SMALL),
  WRIST_3(
      new DenavitHartenberg(0, 0.0996, 0),
      new MassProperties(0.365, 0, 0, -0.001159, 0.00019, 0.00019, 0.00026),
      2 * Math.PI,
      Servo.SMALL);

  /** The number of joints. */
  static final int COUNT = 6;

  /** The greatest speed of every joint, 180°/s [rad/s]; Universal_Robots_ROS2_Description. */
  static final double VELOCITY_LIMIT = Math.PI;

  /** The rotor's inertia as the joint feels it [kg·m²]; MuJoCo Menagerie. */
  static final double ARMATURE = 0.1;

  private final DenavitHartenberg frame;
  private final MassProperties link;
  private final double positionLimit;
  private final Servo servo;

  ArmJoint(DenavitHartenberg frame, MassProperties link, double positionLimit, Servo servo) {
    this.frame = frame;
    this.link = link;
    this.positionLimit = positionLimit;
    this.servo = servo;
  }

  /** Where it stands in every array of the arm's joints: 0 at the base to 5 at the wrist. */
  @SuppressWarnings("EnumOrdinal") // the constants stand in the order of the chain
  int index() {
    return ordinal();
  }

  /** How frame i lies in frame i − 1. */
  DenavitHartenberg frame() {
    return frame;
  }

  /** The link that the joint moves, in frame i. */
  MassProperties link() {
    return link;
  }

  /** The joint turns between minus and plus this angle [rad]. */
  double positionLimit() {
    return positionLimit;
  }

  Servo servo() {
    return servo;
  }

  /** The name in observations, actions and messages, such as {@code shoulder_pan}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code angle} [rad], or the position limit that it lies beyond. */
  double clamp(double angle) {
    return Math.max(-positionLimit, Math.min(positionLimit, angle));
  }

  /**
   * One row of the Denavit–Hartenberg table.
   *
   * @param a along the new x axis [m]
   * @param d along the old z axis [m]
   * @param alpha about the new x axis [rad]
   */
  record DenavitHartenberg(double a, double d, double alpha) {

    /** The new frame in the old one at the joint angle 0. */
    Pose atZero() {
      return Pose.at(a, 0, d).then(Pose.rotationX(alpha));
    }
  }

  /**
   * A joint's position servo: torque = stiffness · (target − q) − damping · velocity, within the
   * limit. Gravity is compensated beside it.
   */
  enum Servo {
    LARGE(2000, 400, 150),
    SMALL(500, 100, 28);

    private final double stiffness;
    private final double damping;
    private final double torqueLimit;

    Servo(double stiffness, double damping, double torqueLimit) {
      this.stiffness = stiffness;
      this.damping = damping;
      this.torqueLimit = torqueLimit;
    }

    /** [N·m/rad]. */
    double stiffness() {
      return stiffness;
    }

    /** [N·m·s/rad]. */
    double damping() {
      return damping;
    }

    /** [N·m]. */
    double torqueLimit() {
      return torqueLimit;
    }
  }
}
