package dev.armature.envs.robot;

import dev.armature.api.GoalReward;

/**
 * What a step is worth by how far it leaves the goal from holding.
 *
 * @param distance how far that is
 * @param size the number of a goal's components
 * @param tolerance the goal holds while the distance is less than this
 * @param mode how the reward follows from it
 * @param terminateOnSuccess whether the task ends where the goal holds
 */
record DistanceReward(
    GoalDistance distance, int size, double tolerance, RewardMode mode, boolean terminateOnSuccess)
    implements GoalReward {

  @Override
  public void compute(
      float[] achieved,
      float[] desired,
      int n,
      float[] rewards,
      float[] terminated,
      float[] success) {
    for (int i = 0; i < n; i++) {
      double away = distance.between(achieved, desired, i * size, size);
      boolean holds = away < tolerance;
      rewards[i] =
          switch (mode) {
            case SPARSE -> holds ? 0 : -1;
            case DENSE -> (float) -away;
          };
      terminated[i] = holds && terminateOnSuccess ? 1 : 0;
      success[i] = holds ? 1 : 0;
    }
  }
}
