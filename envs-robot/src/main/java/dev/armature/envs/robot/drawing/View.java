package dev.armature.envs.robot.drawing;

/**
 * An orthographic view. A point seen in it has the coordinates u to the right, v upwards and w
 * towards the viewer, from the view's centre [m]; in a {@link Vector} they are its x, y and z.
 *
 * @param right unit vector
 * @param up unit vector
 * @param towards unit vector, from the scene to the viewer
 * @param centre the point at u = v = w = 0
 */
public record View(Vector right, Vector up, Vector towards, Vector centre) {

  /**
   * A view in which z points upwards.
   *
   * @param azimuth of the viewer, from x towards y [rad]
   * @param elevation of the viewer over the plane of x and y [rad]; π/2 looks straight down
   * @param centre the point in the middle
   */
  public static View from(double azimuth, double elevation, Vector centre) {
    double level = Math.cos(elevation);
    Vector towards =
        new Vector(level * Math.cos(azimuth), level * Math.sin(azimuth), Math.sin(elevation));
    Vector right = new Vector(-Math.sin(azimuth), Math.cos(azimuth), 0);
    return new View(right, towards.cross(right), towards, centre);
  }

  /** A point of the world as it is seen. */
  Vector seen(Vector point) {
    return turned(point.minus(centre));
  }

  /** A direction in the world as it is seen. */
  Vector turned(Vector direction) {
    return new Vector(direction.dot(right), direction.dot(up), direction.dot(towards));
  }

  /** The point of the world that is seen at (u, v, w). */
  Vector point(double u, double v, double w) {
    return centre.plus(direction(u, v, w));
  }

  /** The direction in the world that is seen as (u, v, w). */
  Vector direction(double u, double v, double w) {
    return right.times(u).plus(up.times(v)).plus(towards.times(w));
  }
}
