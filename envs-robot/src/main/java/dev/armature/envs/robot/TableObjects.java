package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The cubes of a task: where they start and how they are seen. */
final class TableObjects {

  /** Numbers to a cube in an observation. */
  static final int OBSERVED = 16;

  /** Draws for one episode before the region counts as too crowded. */
  private static final int DRAWS = 10_000;

  private final ObjectSettings settings;
  private final int count;
  private final List<Double> armStart;
  private final double toolX;
  private final double toolY;
  private final double[] centres;

  /**
   * @param needed the cubes that the task is about; they come first
   * @param armStart the arm's angles at the start of an episode
   * @throws ConfigurationException if the cubes cannot be gripped where they start, or do not find
   *     room there
   */
  TableObjects(ObjectSettings settings, int needed, List<Double> armStart) {
    this.settings = settings;
    count = needed + settings.clutter();
    this.armStart = armStart;
    ArmKinematics kinematics = new ArmKinematics();
    kinematics.update(armStart.stream().mapToDouble(Double::doubleValue).toArray());
    toolX = kinematics.tool(0);
    toolY = kinematics.tool(1);
    centres = new double[3 * count];
    Workspace.requireReachableFromAbove("objects.start", settings.start(), restHeight(), armStart);
    if (!place(new SplittableRandom(0))) {
      throw new ConfigurationException(
          "objects.start",
          "objects.start has no room for %d cubes of %s m, %s m from the tool and from each other"
              .formatted(count, settings.size(), settings.clearance()));
    }
  }

  int count() {
    return count;
  }

  double size() {
    return settings.size();
  }

  /** The height of a cube's middle when it rests on the table [m]. */
  double restHeight() {
    return settings.size() / 2;
  }

  /** Draws where the cubes start. */
  Scene scene(SplittableRandom random) {
    if (!place(random)) {
      throw new IllegalStateException("the cubes found no room in objects.start");
    }
    List<Scene.Box> boxes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Pose pose = Pose.at(centres[3 * i], centres[3 * i + 1], centres[3 * i + 2]);
      boxes.add(new Scene.Box(restHeight(), settings.mass(), settings.friction(), pose));
    }
    return new Scene(armStart, boxes);
  }

  private boolean place(SplittableRandom random) {
    double[] point = new double[3];
    int placed = 0;
    for (int draw = 0; draw < DRAWS && placed < count; draw++) {
      settings.start().sample(random, point);
      if (isFree(point, placed)) {
        centres[3 * placed] = point[0];
        centres[3 * placed + 1] = point[1];
        centres[3 * placed + 2] = point[2] + restHeight();
        placed++;
      }
    }
    return placed == count;
  }

  private boolean isFree(double[] point, int placed) {
    if (Math.hypot(point[0] - toolX, point[1] - toolY) < settings.clearance()) {
      return false;
    }
    double apart = Math.max(settings.clearance(), settings.size() * Math.sqrt(2));
    for (int i = 0; i < placed; i++) {
      if (Math.hypot(point[0] - centres[3 * i], point[1] - centres[3 * i + 1]) < apart) {
        return false;
      }
    }
    return true;
  }

  /**
   * For each cube: position, position from the tool, rotation as a quaternion with w ≥ 0, linear
   * and angular velocity.
   */
  List<Dimension> dimensions() {
    List<Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = name(i);
      dimensions.addAll(position(i));
      dimensions.addAll(Task.position(name + "_from_tool"));
      for (String part : List.of("w", "x", "y", "z")) {
        dimensions.add(Dimension.unbounded(name + "_rotation_" + part, ""));
      }
      for (String axis : List.of("x", "y", "z")) {
        dimensions.add(Dimension.unbounded(name + "_velocity_" + axis, "m/s"));
      }
      for (String axis : List.of("x", "y", "z")) {
        dimensions.add(Dimension.unbounded(name + "_angular_velocity_" + axis, "rad/s"));
      }
    }
    return dimensions;
  }

  /** The dimensions of a cube's position. */
  static List<Dimension> position(int box) {
    return Task.position(name(box));
  }

  private static String name(int box) {
    return "object_" + (box + 1);
  }

  /** Writes what {@link #dimensions} names from index {@code at} on. */
  void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at) {
    for (int i = 0; i < count; i++) {
      int pose = i * WorldState.POSE;
      int next = at + i * OBSERVED;
      for (int axis = 0; axis < 3; axis++) {
        double position = state.boxPose[pose + axis];
        observation[next + axis] = (float) position;
        observation[next + 3 + axis] = (float) (position - kinematics.tool(axis));
      }
      double sign = state.boxPose[pose + 3] < 0 ? -1 : 1;
      for (int part = 0; part < 4; part++) {
        observation[next + 6 + part] = (float) (sign * state.boxPose[pose + 3 + part]);
      }
      for (int part = 0; part < WorldState.TWIST; part++) {
        observation[next + 10 + part] = (float) state.boxVelocity[i * WorldState.TWIST + part];
      }
    }
  }
}
