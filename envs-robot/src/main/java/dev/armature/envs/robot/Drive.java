package dev.armature.envs.robot;

/** What the arm's joints are commanded by. */
enum Drive {
  /**
   * Angles [rad]. During the next {@link Engine#advance} the servos of {@link ArmJoint.Servo} are
   * led there evenly, with the velocity of that motion as feed-forward, then they hold them; so a
   * UR5e's controller interpolates between two targets.
   */
  POSITION,

  /** Velocities [rad/s], which the servos hold with their damping and no stiffness. */
  VELOCITY,

  /**
   * Torques [N·m] beside the compensation of gravity. A joint at its velocity limit is not driven
   * further, as by a robot's safety controller.
   */
  TORQUE
}
