package dev.armature.agents.scripted;

import dev.armature.api.EnvironmentSpec;

/** What one observation tells about the hand, the cubes and their goals, in SI units. */
final class CubeView {

  /** What tells a task with cubes. */
  static final String FIRST = "object_1_x";

  /** No cube. */
  static final int NONE = -1;

  /** The tool's x, y, z [m]. */
  final double[] tool = new double[3];

  /** The mean of the drivers' angles [rad] and of their velocities [rad/s]; closing is positive. */
  double fingers;

  double fingerVelocity;

  /** The cubes' middles, {@code [cubes, 3]} [m]. */
  final double[][] cubes;

  /** Where the first cubes belong, {@code [goals, 3]} [m]. */
  final double[][] goals;

  /** Whether the goals are the places of a tower's cubes, to be let go of there. */
  final boolean tower;

  private final int[] toolAt;
  private final int[] driversAt;
  private final int[] driverVelocitiesAt;
  private final int[][] cubesAt;
  private final int[][] goalsAt;

  /**
   * @throws dev.armature.api.ConfigurationException if something needed is not seen
   */
  CubeView(EnvironmentSpec environment) {
    Components seen = Components.seen(environment);
    toolAt = seen.position("end_effector");
    driversAt = drivers(seen, "");
    driverVelocitiesAt = drivers(seen, "_velocity");
    cubesAt = numbered(seen, "object");
    tower = seen.has("goal_1_x");
    goalsAt = seen.has("goal_x") ? new int[][] {seen.position("goal")} : numbered(seen, "goal");
    cubes = new double[cubesAt.length][3];
    goals = new double[goalsAt.length][3];
  }

  private static int[] drivers(Components seen, String quantity) {
    return new int[] {
      seen.index("gripper_right_driver" + quantity), seen.index("gripper_left_driver" + quantity)
    };
  }

  /** The positions {@code name_1}, {@code name_2}, …, as many as there are. */
  private static int[][] numbered(Components seen, String name) {
    int count = 0;
    while (seen.has("%s_%d_x".formatted(name, count + 1))) {
      count++;
    }
    int[][] indices = new int[count][];
    for (int i = 0; i < count; i++) {
      indices[i] = seen.position("%s_%d".formatted(name, i + 1));
    }
    return indices;
  }

  /** Takes over the observation that begins at index {@code from}. */
  void read(float[] observations, int from) {
    copy(observations, from, toolAt, tool);
    fingers = mean(observations, from, driversAt);
    fingerVelocity = mean(observations, from, driverVelocitiesAt);
    for (int i = 0; i < cubes.length; i++) {
      copy(observations, from, cubesAt[i], cubes[i]);
    }
    for (int i = 0; i < goals.length; i++) {
      copy(observations, from, goalsAt[i], goals[i]);
    }
  }

  private static void copy(float[] observations, int from, int[] indices, double[] position) {
    for (int axis = 0; axis < 3; axis++) {
      position[axis] = observations[from + indices[axis]];
    }
  }

  private static double mean(float[] observations, int from, int[] indices) {
    return (observations[from + indices[0]] + observations[from + indices[1]]) / 2;
  }

  /** The height of the highest cube's middle but one's, or of the table: 0 [m]. */
  double highestBut(int cube) {
    double highest = 0;
    for (int i = 0; i < cubes.length; i++) {
      if (i != cube) {
        highest = Math.max(highest, cubes[i][2]);
      }
    }
    return highest;
  }

  static double distance(double[] a, double[] b) {
    double dx = a[0] - b[0];
    double dy = a[1] - b[1];
    double dz = a[2] - b[2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
