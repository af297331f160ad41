package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.envs.robot.drawing.Body;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What is on the table and where the goal is. */
sealed interface Task permits ReachTask, HomeTask, LiftTask, PlaceTask, StackTask {

  /** What the task adds to an observation in the mode {@link ObservationMode#TASK}. */
  List<Dimension> dimensions();

  /** The boxes in a scene of this task. */
  int boxes();

  /** Draws an episode: everything random in it comes from {@code random}. */
  Scene begin(SplittableRandom random);

  /** Writes what {@link #dimensions} names from index {@code at} on. */
  void observe(WorldState state, ArmKinematics kinematics, float[] observation, int at);

  /** What the task wants, in terms of what is observed. */
  Goal goal();

  /** What to draw of the goal: where the tool, the joints or the cubes have to come to. */
  List<Body> drawGoal(WorldState state);

  /** A dimension for each angle of the arm. */
  static List<Dimension> angles(String prefix) {
    return Arrays.stream(ArmJoint.values())
        .map(joint -> Dimension.unbounded(prefix + joint.label(), "rad"))
        .toList();
  }

  /** Three dimensions of a position. */
  static List<Dimension> position(String name) {
    return List.of(
        Dimension.unbounded(name + "_x", "m"),
        Dimension.unbounded(name + "_y", "m"),
        Dimension.unbounded(name + "_z", "m"));
  }
}
