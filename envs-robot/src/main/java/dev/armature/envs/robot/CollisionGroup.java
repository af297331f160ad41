package dev.armature.envs.robot;

/** Who touches whom: the arm does not touch itself, nor does its foot touch the table. */
enum CollisionGroup {
  TABLE(1, 2 | 4),
  ARM(2, 1 | 4),
  OBJECT(4, 1 | 2 | 4 | 8),
  FOOT(8, 4);

  private final int bit;
  private final int touches;

  CollisionGroup(int bit, int touches) {
    this.bit = bit;
    this.touches = touches;
  }

  /** A bit of its own. */
  int bit() {
    return bit;
  }

  /** The bits of the groups that it touches. */
  int touches() {
    return touches;
  }

  boolean touches(CollisionGroup other) {
    return (touches & other.bit) != 0;
  }
}
