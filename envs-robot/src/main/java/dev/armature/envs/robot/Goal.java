package dev.armature.envs.robot;

import dev.armature.api.Dimension;
import dev.armature.api.GoalSpec;
import java.util.List;

/**
 * What a task wants, in terms of what an observation in the mode {@link ObservationMode#TASK}
 * holds.
 *
 * @param achieved the components that hold what has been achieved
 * @param desired the components that hold what they are to come to, in the same order
 * @param distance how far the goal is from holding, from the two
 * @param tolerance the goal holds while the distance is less than this [m] or [rad]
 */
record Goal(
    List<Dimension> achieved, List<Dimension> desired, GoalDistance distance, double tolerance) {

  Goal {
    achieved = List.copyOf(achieved);
    desired = List.copyOf(desired);
  }

  /** Whether an observation of these components holds both goals. */
  boolean showsIn(List<Dimension> observation) {
    return observation.containsAll(achieved) && observation.containsAll(desired);
  }

  /** How far the goal is from holding in an observation of these components [m] or [rad]. */
  double distanceIn(List<Dimension> observation, float[] values) {
    float[] now = new float[achieved.size()];
    float[] then = new float[achieved.size()];
    for (int i = 0; i < now.length; i++) {
      now[i] = values[observation.indexOf(achieved.get(i))];
      then[i] = values[observation.indexOf(desired.get(i))];
    }
    return distance.between(now, then, 0, now.length);
  }

  /** The unit of the distance. */
  String unit() {
    return achieved.get(0).unit();
  }

  /**
   * Where the goals stand in an observation of these components, and what a step that leads there
   * is worth.
   */
  GoalSpec in(List<Dimension> observation, RewardMode mode, boolean terminateOnSuccess) {
    return new GoalSpec(
        achieved.stream().map(observation::indexOf).toList(),
        desired.stream().map(observation::indexOf).toList(),
        new DistanceReward(distance, achieved.size(), tolerance, mode, terminateOnSuccess));
  }
}
