package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import java.util.List;
import java.util.SplittableRandom;

/** What is on the table, where the goal is and how far from it the world is. */
sealed interface Task permits ReachTask {

  /** What the task adds to an observation in the mode {@link ObservationMode#TASK}. */
  List<Dimension> dimensions();

  /** The boxes in a scene of this task. */
  int boxes();

  /** Draws an episode: everything random in it comes from {@code random}. */
  Scene begin(SplittableRandom random);

  /** Writes what {@link #dimensions} names from index {@code at} on. */
  void observe(float[] observation, int at);

  /** How far the goal is from holding [m]; the kinematics are those of the present state. */
  double distance(WorldState state, ArmKinematics kinematics);
}
