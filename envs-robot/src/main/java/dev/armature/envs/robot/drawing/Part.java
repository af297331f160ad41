package dev.armature.envs.robot.drawing;

/** A body with its surface. */
public record Part(Body body, Paint paint) {

  /** A body of one colour, {@code 0xRRGGBB}. */
  public Part(Body body, int colour) {
    this(body, point -> colour);
  }
}
