package dev.armature.api;

/**
 * One component of an observation or an action.
 *
 * @param name what it is, such as {@code elbow} or {@code goal_x}
 * @param unit its SI unit, such as {@code rad}, {@code m/s}; empty for a pure number
 * @param low the least value it can take; may be minus infinity in an observation
 * @param high the greatest value it can take, not below {@code low}; may be infinity in an
 *     observation
 */
public record Dimension(String name, String unit, float low, float high) {

  public Dimension {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "dimension " + name + ": low " + low + " is not at or below high " + high);
    }
  }

  /** A component without bounds. */
  public static Dimension unbounded(String name, String unit) {
    return new Dimension(name, unit, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
  }
}
