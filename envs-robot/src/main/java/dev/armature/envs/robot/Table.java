package dev.armature.envs.robot;

/**
 * The table that the arm stands on: a fixed box whose top lies at z = 0. It is thick, so that
 * whatever is pressed into it is pushed out at the top.
 */
final class Table {

  static final double HALF_X = 0.6;
  static final double HALF_Y = 0.75;
  static final double HALF_Z = 0.2;

  /** The table's middle: most of it lies in front of the arm. */
  static final Pose CENTRE = Pose.at(0, 0.45, -HALF_Z);

  private static final double FRICTION = 0.8;

  /** The table in the frame of its middle. */
  static final Collider COLLIDER =
      new Collider(
          new Collider.Box(HALF_X, HALF_Y, HALF_Z), Pose.IDENTITY, CollisionGroup.TABLE, FRICTION);

  private Table() {}
}
