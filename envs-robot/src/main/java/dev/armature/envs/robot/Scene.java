package dev.armature.envs.robot;

import java.util.List;

/**
 * What a world is built from, beside the arm, the gripper and the table, which are always there.
 *
 * @param armStart the arm's angles at the start, at rest [rad], {@code [6]}
 * @param boxes the objects on the table
 * @param servoGain a factor on the stiffness and damping of {@link ArmJoint.Servo}; without effect
 *     where {@link Drive#TORQUE} drives the arm
 */
record Scene(List<Double> armStart, List<Box> boxes, double servoGain) {

  /** [m/s²]; it does not act on the robot, whose controller compensates it. */
  static final double GRAVITY = 9.81;

  Scene {
    armStart = List.copyOf(armStart);
    boxes = List.copyOf(boxes);
  }

  /** A scene with the servos as they are built. */
  Scene(List<Double> armStart, List<Box> boxes) {
    this(armStart, boxes, 1);
  }

  /** The same scene under what an episode has drawn. */
  Scene under(Conditions conditions) {
    return new Scene(
        armStart,
        boxes.stream().map(box -> box.under(conditions)).toList(),
        conditions.actuatorGain());
  }

  /**
   * A free box.
   *
   * @param halfSize half the length of its edges, all equal [m]
   * @param mass [kg], evenly spread
   * @param friction its material's coefficient of friction
   * @param start where it is at the start, at rest
   */
  record Box(double halfSize, double mass, double friction, Pose start) {

    private Box under(Conditions conditions) {
      return new Box(
          halfSize, mass * conditions.objectMass(), friction * conditions.objectFriction(), start);
    }

    /** What of it can be touched, in the frame of its middle. */
    Collider collider() {
      Collider.Box box = new Collider.Box(halfSize, halfSize, halfSize);
      return new Collider(box, Pose.IDENTITY, CollisionGroup.OBJECT, friction);
    }

    /** Its moment of inertia about each axis through its centre [kg·m²]. */
    double inertia() {
      return mass * halfSize * halfSize * 2 / 3;
    }
  }
}
