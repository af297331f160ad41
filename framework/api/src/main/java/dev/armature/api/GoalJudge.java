package dev.armature.api;

/**
 * Judges the steps of an environment by the goals that its observations hold: what {@code step}
 * returns is then what {@link GoalReward} says, to the bit. For one thread at a time.
 */
public final class GoalJudge {

  private final GoalSpec goals;
  private final float[] achieved;
  private final float[] desired;
  private final float[] reward = new float[1];
  private final float[] terminated = new float[1];
  private final float[] success = new float[1];

  /**
   * @param goals where the goals stand in the observations, and what they are worth
   */
  public GoalJudge(GoalSpec goals) {
    this.goals = goals;
    achieved = new float[goals.size()];
    desired = new float[goals.size()];
  }

  /**
   * What a step returns.
   *
   * @param nextObservation what the step has led to, {@code [observation]}
   * @param truncated whether the episode is cut short there
   */
  public Step judge(float[] nextObservation, boolean truncated) {
    goals.readAchieved(nextObservation, 0, achieved, 0);
    goals.readDesired(nextObservation, 0, desired, 0);
    goals.reward().compute(achieved, desired, 1, reward, terminated, success);
    return new Step(reward[0], terminated[0] == 1, truncated, success[0] == 1);
  }
}
