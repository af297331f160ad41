package dev.armature.api;

/**
 * What it is worth to have achieved one goal where another is desired: the outcome of a step as a
 * function of the two alone.
 *
 * <p>It keeps no state and may be called by several threads at once, also while its environment
 * plays: the same goals give the same bits at any time.
 */
@FunctionalInterface
public interface GoalReward {

  /**
   * Judges {@code n} pairs of goals. What stands behind the n-th row of an array is neither read
   * nor written.
   *
   * @param achieved {@code [n, goal]}: what a step has led to
   * @param desired {@code [n, goal]}: what it was to lead to
   * @param n the number of rows
   * @param rewards filled with {@code [n]}: what the step earns
   * @param terminated filled with {@code [n]}: 1 where the task ends there, else 0
   * @param success filled with {@code [n]}: 1 where the goal holds, else 0; all 0 where {@link
   *     EnvironmentSpec#reportsSuccess()} is false
   */
  void compute(
      float[] achieved,
      float[] desired,
      int n,
      float[] rewards,
      float[] terminated,
      float[] success);
}
