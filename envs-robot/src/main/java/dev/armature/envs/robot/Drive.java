package dev.armature.envs.robot;

/** What the arm's joints are commanded by. */
enum Drive {
  /** Angles [rad], which the servos of {@link ArmJoint.Servo} hold. */
  POSITION,

  /** Velocities [rad/s], which the servos hold with their damping and no stiffness. */
  VELOCITY,

  /**
   * Torques [N·m] beside the compensation of gravity. A joint at its velocity limit is not driven
   * further, as by a robot's safety controller.
   */
  TORQUE
}
