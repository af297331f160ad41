package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Solid;
import java.util.List;
import java.util.SplittableRandom;

/** What is on the table, where the goal is and how far from it the world is. */
sealed interface Task permits ReachTask, HomeTask, LiftTask, PlaceTask, StackTask {

  /** What the task adds to an observation in the mode {@link ObservationMode#TASK}. */
  List<Dimension> dimensions();

  /** The boxes in a scene of this task. */
  int boxes();

  /** Draws an episode: everything random in it comes from {@code random}. */
  Scene begin(SplittableRandom random);

  /** Writes what {@link #dimensions} names from index {@code at} on. */
  void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at);

  /** How far the goal is from holding [m] or [rad]; the kinematics are those of the state. */
  double distance(WorldState state, ArmKinematics kinematics);

  /** The unit of {@link #distance}. */
  default String distanceUnit() {
    return "m";
  }

  /** The goal holds while the distance is less than this. */
  double tolerance();

  /** What to draw of the goal: where the tool, the joints or the cubes have to come to. */
  List<Solid> goal(WorldState state);

  /** Three dimensions of a position. */
  static List<Dimension> position(String name) {
    return List.of(
        Dimension.unbounded(name + "_x", "m"),
        Dimension.unbounded(name + "_y", "m"),
        Dimension.unbounded(name + "_z", "m"));
  }
}
