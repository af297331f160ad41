package dev.armature.envs.robot.drawing;

/** A point or a direction in space [m]. */
public record Vector(double x, double y, double z) {

  public Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  public Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  public Vector times(double factor) {
    return new Vector(factor * x, factor * y, factor * z);
  }

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** The same direction with the length 1. */
  public Vector unit() {
    return times(1 / Math.sqrt(dot(this)));
  }
}
