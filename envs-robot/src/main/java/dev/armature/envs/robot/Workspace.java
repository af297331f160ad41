package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import java.util.List;
import java.util.function.Consumer;

/** Checks that what a task asks for is within the arm's means, before an episode starts. */
final class Workspace {

  private Workspace() {}

  /** Requires six angles within the joints' limits; returns them. */
  static List<Double> requireAngles(String key, List<Double> angles) {
    if (angles.size() != ArmJoint.COUNT) {
      throw new ConfigurationException(
          key, "%s has %d angles; the arm has %d".formatted(key, angles.size(), ArmJoint.COUNT));
    }
    for (ArmJoint joint : ArmJoint.values()) {
      double angle = angles.get(joint.index());
      if (!(Math.abs(angle) <= joint.positionLimit())) {
        throw new ConfigurationException(
            key,
            "%s puts %s at %s rad, beyond its limit of ±%.4f rad"
                .formatted(key, joint.label(), angle, joint.positionLimit()));
      }
    }
    return angles;
  }

  /** Requires a region over the table that the tool reaches all of, turned as it may be. */
  static Region requireReachable(String key, Region region, List<Double> start) {
    requireOrdered(key, region);
    InverseKinematics inverse = new InverseKinematics();
    forEachPlace(
        region,
        0,
        point -> requireReached(key, point, inverse.reach(point, angles(start)), "reach"));
    return region;
  }

  /**
   * Requires a region that the gripper reaches all of, pointing straight down.
   *
   * @param rest the height at which the region's z is 0 [m]
   */
  static Region requireReachableFromAbove(
      String key, Region region, double rest, List<Double> start) {
    requireOrdered(key, region);
    InverseKinematics inverse = new InverseKinematics();
    forEachPlace(
        region,
        rest,
        point ->
            requireReached(
                key,
                point,
                inverse.reachPointingDown(point, angles(start)),
                "reach, pointing down,"));
    return region;
  }

  private static void requireReached(String key, double[] point, boolean reached, String how) {
    if (!reached) {
      throw new ConfigurationException(
          key,
          "%s asks for the point (%.3f, %.3f, %.3f) m, which the tool does not %s from the start"
              .formatted(key, point[0], point[1], point[2], how));
    }
  }

  private static void requireOrdered(String key, Region region) {
    requireThree(key + ".low", region.low());
    requireThree(key + ".high", region.high());
    for (int axis = 0; axis < 3; axis++) {
      double low = region.low().get(axis);
      double high = region.high().get(axis);
      if (!(low <= high)) {
        throw new ConfigurationException(
            key,
            "%s goes from %s m to %s m along %c; the upper corner is not below the lower one"
                .formatted(key, low, high, "xyz".charAt(axis)));
      }
    }
    double floor = region.low().get(2);
    if (floor < 0) {
      throw new ConfigurationException(
          key + ".low", "%s goes down to %s m, into the table".formatted(key, floor));
    }
  }

  private static void requireThree(String key, List<Double> corner) {
    if (corner.size() != 3) {
      throw new ConfigurationException(
          key, "%s has %d numbers; a point has x, y and z".formatted(key, corner.size()));
    }
  }

  /** Visits the corners, the middles of edges and faces, and the middle of the region. */
  private static void forEachPlace(Region region, double rest, Consumer<double[]> visit) {
    for (int i = 0; i < 27; i++) {
      int[] place = {i / 9, i / 3 % 3, i % 3};
      double[] point = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        double low = region.low().get(axis);
        point[axis] = low + place[axis] / 2.0 * (region.high().get(axis) - low);
      }
      point[2] += rest;
      visit.accept(point);
    }
  }

  private static double[] angles(List<Double> start) {
    return start.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
