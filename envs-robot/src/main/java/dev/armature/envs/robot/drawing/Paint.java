package dev.armature.envs.robot.drawing;

/** The colour of a surface from place to place. */
@FunctionalInterface
public interface Paint {

  /** The colour at a point of the world, as {@code 0xRRGGBB}. */
  int at(Vector point);
}
