package dev.armature.envs.robot.drawing;

/**
 * A round rod with flat ends.
 *
 * @param from the centre of one end
 * @param to the centre of the other, another point
 * @param radius [m]
 */
public record Cylinder(Vector from, Vector to, double radius) implements Body {

  @Override
  public Seen in(View view) {
    return new SeenRod(view.seen(from), view.seen(to), radius, false);
  }
}
