package dev.armature.envs.robot.drawing;

/** A body with its surface. */
public record Part(Solid solid, Paint paint) {

  /** A body of one colour, {@code 0xRRGGBB}. */
  public Part(Solid solid, int colour) {
    this(solid, point -> colour);
  }
}
