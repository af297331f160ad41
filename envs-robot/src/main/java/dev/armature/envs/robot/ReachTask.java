package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import java.util.List;
import java.util.SplittableRandom;

/** Bring the tool centre point to a goal drawn uniformly from a region; the table is empty. */
final class ReachTask implements Task {

  private final Region region;
  private final Scene scene;
  private final double[] goal = new double[3];

  /**
   * @throws ConfigurationException if the arm cannot reach all of the region
   */
  ReachTask(Region region, List<Double> start) {
    requireReachable(region, start);
    this.region = region;
    scene = new Scene(start, List.of());
  }

  /** Tries the corners, the middles of edges and faces, and the middle of the region. */
  private static void requireReachable(Region region, List<Double> start) {
    if (region.low().get(2) < 0) {
      throw new ConfigurationException(
          "goal.low",
          "the goal region goes down to %s m; the table's top is at 0"
              .formatted(region.low().get(2)));
    }
    InverseKinematics inverse = new InverseKinematics();
    double[] point = new double[3];
    for (int i = 0; i < 27; i++) {
      int[] place = {i / 9, i / 3 % 3, i % 3};
      for (int axis = 0; axis < 3; axis++) {
        double low = region.low().get(axis);
        point[axis] = low + place[axis] / 2.0 * (region.high().get(axis) - low);
      }
      double[] angles = start.stream().mapToDouble(Double::doubleValue).toArray();
      if (!inverse.reach(point, angles)) {
        throw new ConfigurationException(
            "goal",
            "the goal region holds the point (%.3f, %.3f, %.3f) m, which the tool does not reach from the start"
                .formatted(point[0], point[1], point[2]));
      }
    }
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(dimension(0), dimension(1), dimension(2));
  }

  private Dimension dimension(int axis) {
    return new Dimension(
        "goal_" + "xyz".charAt(axis),
        "m",
        region.low().get(axis).floatValue(),
        region.high().get(axis).floatValue());
  }

  @Override
  public int boxes() {
    return 0;
  }

  @Override
  public Scene begin(SplittableRandom random) {
    region.sample(random, goal);
    return scene;
  }

  @Override
  public void observe(float[] observation, int at) {
    for (int axis = 0; axis < 3; axis++) {
      observation[at + axis] = (float) goal[axis];
    }
  }

  @Override
  public double distance(WorldState state, ArmKinematics kinematics) {
    double dx = kinematics.tool(0) - goal[0];
    double dy = kinematics.tool(1) - goal[1];
    double dz = kinematics.tool(2) - goal[2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
