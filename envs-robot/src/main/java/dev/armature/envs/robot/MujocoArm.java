package dev.armature.envs.robot;

import java.nio.DoubleBuffer;
import java.util.List;

/**
 * The actuators of the arm and the gripper: their part of the model, and the values that control
 * them. In the drive {@link Drive#TORQUE} each joint of the arm has two, a torque and a damper;
 * otherwise one servo. The gripper's motor comes last.
 */
final class MujocoArm {

  private static final int JOINTS = ArmJoint.COUNT;
  private static final ArmJoint[] ARM = ArmJoint.values();

  /** From here to the velocity limit a joint is driven less and less [rad/s]. */
  private static final double VELOCITY_MARGIN = ArmJoint.VELOCITY_LIMIT / 100;

  private final double[] from = new double[JOINTS];
  private final double[] to = new double[JOINTS];
  private Drive drive = Drive.POSITION;
  private double driver;

  /**
   * Holds the start, the gripper open.
   *
   * @param start the arm's angles [rad]
   */
  void begin(Drive drive, List<Double> start) {
    this.drive = drive;
    for (int i = 0; i < JOINTS; i++) {
      to[i] = drive == Drive.POSITION ? start.get(i) : 0;
    }
    endMotion();
    driver = 0;
  }

  /** How many values control a model with this drive. */
  static int controls(Drive drive) {
    return (drive == Drive.TORQUE ? 2 * JOINTS : JOINTS) + 1;
  }

  /**
   * Writes the actuators. All forces of servos are integrated implicitly in their damping.
   *
   * @param gain a factor on stiffness and damping of the arm's servos
   */
  static void writeActuators(Mjcf mjcf, Drive drive, double gain) {
    mjcf.begin("actuator");
    for (ArmJoint joint : ARM) {
      ArmJoint.Servo servo = joint.servo();
      double stiffness = gain * servo.stiffness();
      double damping = gain * servo.damping();
      mjcf.leaf("general").with("joint", joint.label());
      switch (drive) {
        case POSITION -> servo(mjcf, stiffness, stiffness, damping, servo.torqueLimit());
        case VELOCITY -> servo(mjcf, damping, 0, damping, servo.torqueLimit());
        case TORQUE -> mjcf.with("gainprm", 1);
      }
    }
    if (drive == Drive.TORQUE) {
      for (ArmJoint joint : ARM) {
        mjcf.leaf("general")
            .with("joint", joint.label())
            .with("gaintype", "affine")
            .with("gainprm", 0, 0, -1);
      }
    }
    mjcf.leaf("general").with("tendon", MujocoRobotModel.MOTOR_TENDON);
    servo(
        mjcf,
        Gripper.MOTOR_STIFFNESS,
        Gripper.MOTOR_STIFFNESS,
        Gripper.MOTOR_DAMPING,
        Gripper.MOTOR_LIMIT);
    mjcf.end();
  }

  /** Force = factor · control − stiffness · angle − damping · velocity, within the limit. */
  private static void servo(
      Mjcf mjcf, double factor, double stiffness, double damping, double limit) {
    mjcf.with("gainprm", factor)
        .with("biastype", "affine")
        .with("biasprm", 0, -stiffness, -damping)
        .with("forcerange", -limit, limit);
  }

  /** Takes angles, velocities or torques, {@code [6]}, and the drivers' mean angle [rad]. */
  void command(double[] values, double driver) {
    System.arraycopy(values, 0, to, 0, JOINTS);
    this.driver = driver;
  }

  /**
   * Controls the world in the {@code step}-th of {@code steps} physics steps, counted from 1.
   *
   * @param length of a step [s]
   */
  void control(int step, int steps, double length, MujocoWorld world) {
    DoubleBuffer controls = world.controls();
    if (drive == Drive.TORQUE) {
      world.readState();
    }
    for (int i = 0; i < JOINTS; i++) {
      switch (drive) {
        case POSITION -> {
          double speed = (to[i] - from[i]) / (steps * length);
          double angle = from[i] + (double) step / steps * (to[i] - from[i]);
          ArmJoint.Servo servo = ARM[i].servo();
          // The servo's damping then acts on the difference to this speed.
          controls.put(i, angle + servo.damping() / servo.stiffness() * speed);
        }
        case VELOCITY -> controls.put(i, to[i]);
        case TORQUE -> limit(to[i], world.velocity(i), i, controls);
      }
    }
    controls.put(controls.capacity() - 1, driver);
  }

  /**
   * Applies a torque, unless the joint is near or beyond its velocity limit on the side that the
   * torque drives it to: there a damper leads it to the limit with no more than the torque.
   */
  private static void limit(double torque, double velocity, int joint, DoubleBuffer controls) {
    double limit = Math.copySign(ArmJoint.VELOCITY_LIMIT, torque);
    double missing = (limit - velocity) * Math.signum(torque);
    if (missing > VELOCITY_MARGIN) {
      controls.put(joint, torque);
      controls.put(JOINTS + joint, 0);
    } else {
      double damping = Math.abs(torque) / Math.max(VELOCITY_MARGIN, -missing);
      controls.put(joint, damping * limit);
      controls.put(JOINTS + joint, damping);
    }
  }

  /** Holds the commanded angles from now on. */
  void endMotion() {
    System.arraycopy(to, 0, from, 0, JOINTS);
  }
}
