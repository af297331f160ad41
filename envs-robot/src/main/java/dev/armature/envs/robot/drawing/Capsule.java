package dev.armature.envs.robot.drawing;

/**
 * All points within a distance of a line segment; a sphere where its ends coincide.
 *
 * @param from one end of the segment
 * @param to its other end
 * @param radius [m]
 */
public record Capsule(Vector from, Vector to, double radius) implements Body {

  /** A sphere. */
  public static Capsule ball(Vector centre, double radius) {
    return new Capsule(centre, centre, radius);
  }

  @Override
  public Seen in(View view) {
    return new SeenRod(view.seen(from), view.seen(to), radius, true);
  }
}
