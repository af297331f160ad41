package dev.armature.envs.robot;

/**
 * A part of a body that can be touched.
 *
 * @param shape what it looks like
 * @param pose where it is in the body
 * @param group what it touches
 * @param friction its material's coefficient; two that touch rub with the mean of theirs
 */
record Collider(Shape shape, Pose pose, CollisionGroup group, double friction) {

  /** Lengths in metres. */
  sealed interface Shape {}

  /** A cylinder of this half length along x, with round ends. */
  record Capsule(double radius, double halfLength) implements Shape {}

  /** A box with these half sizes. */
  record Box(double x, double y, double z) implements Shape {}
}
