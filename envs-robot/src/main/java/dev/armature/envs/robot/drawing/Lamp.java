package dev.armature.envs.robot.drawing;

import java.util.List;

/**
 * A distant lamp and the shadows in its light. A point is in shadow where a body is nearer to the
 * lamp, in a depth map seen from there (L. Williams, "Casting Curved Shadows on Curved Surfaces",
 * 1978).
 */
public final class Lamp {

  private static final int SAMPLES = 480;

  /** Shadows begin this far above a surface, or it would shade itself [m]. */
  private static final double CLEARANCE = 0.008;

  private final DepthMap map;

  /**
   * @param direction from the scene to the lamp; not straight up
   * @param centre the middle of what is lit
   * @param width how much is lit each way [m]
   */
  public Lamp(Vector direction, Vector centre, double width) {
    Vector towards = direction.unit();
    Vector right = new Vector(-towards.y(), towards.x(), 0).unit();
    View view = new View(right, towards.cross(right), towards, centre);
    map = new DepthMap(view, SAMPLES, SAMPLES, width / SAMPLES);
  }

  /** Lets these bodies cast shadows, and no others. */
  public void shineOn(List<Part> bodies) {
    map.clear();
    for (Part part : bodies) {
      map.add(part.body(), (sample, point, normal) -> {});
    }
  }

  /** From the scene to the lamp, unit vector. */
  Vector direction() {
    return map.view().towards();
  }

  /** How much of the lamp a point of a surface sees, in [0, 1]; 0 where it faces away. */
  double seenFrom(Vector point, Vector normal) {
    return normal.dot(direction()) > 0 ? map.visible(point.plus(normal.times(CLEARANCE))) : 0;
  }
}
