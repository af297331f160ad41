package dev.armature.envs.toy;

import dev.armature.api.GoalReward;
import dev.armature.envs.toy.PointReachConfig.Reward;

/**
 * What it is worth for the point to be at one place when it is to be at another.
 *
 * @param kind how the reward follows from the distance
 * @param tolerance the greatest distance that counts as being there [m]
 */
record PointReachReward(Reward kind, double tolerance) implements GoalReward {

  @Override
  public void compute(
      float[] achieved,
      float[] desired,
      int n,
      float[] rewards,
      float[] terminated,
      float[] success) {
    for (int i = 0; i < n; i++) {
      int x = i * PointReach.AXES;
      int y = x + 1;
      double distance =
          StrictMath.hypot((double) achieved[x] - desired[x], (double) achieved[y] - desired[y]);
      boolean there = distance <= tolerance;
      rewards[i] =
          switch (kind) {
            case DENSE -> (float) -distance;
            case SPARSE -> there ? 0 : -1;
          };
      terminated[i] = 0;
      success[i] = there ? 1 : 0;
    }
  }
}
