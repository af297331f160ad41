package dev.armature.tck;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalReward;
import dev.armature.api.GoalSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** An environment with goals that keeps every rule: a walker on its way to somewhere. */
class GoalWalk implements Environment {

  private static final int HORIZON = 60;

  private final EnvironmentSpec spec;

  float position;
  float goal;
  private int steps = HORIZON;

  GoalWalk() {
    spec =
        new EnvironmentSpec(
            Space.of(new Dimension("goal", "m", -9, 9), new Dimension("position", "m", -99, 99)),
            Space.of(new Dimension("move", "m", -1, 1)),
            0.1,
            HORIZON,
            true,
            Optional.of(new GoalSpec(List.of(1), List.of(0), reward())));
  }

  /** The function that the goals go with. */
  GoalReward reward() {
    return GoalWalk::reward;
  }

  static void reward(
      float[] achieved,
      float[] desired,
      int n,
      float[] rewards,
      float[] terminated,
      float[] success) {
    for (int i = 0; i < n; i++) {
      Step step = judge(achieved[i], desired[i]);
      rewards[i] = step.reward();
      terminated[i] = step.terminated() ? 1 : 0;
      success[i] = step.success() ? 1 : 0;
    }
  }

  /** The goal holds within 1 m; within half a metre the walk is over. */
  static Step judge(float achieved, float desired) {
    float distance = Math.abs(achieved - desired);
    return new Step(-distance, distance < 0.5f, false, distance < 1);
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    SplittableRandom random = new SplittableRandom(seed);
    position = (float) random.nextDouble();
    goal = (float) (2 + random.nextDouble());
    steps = 0;
    observe(observation);
  }

  void observe(float[] observation) {
    observation[0] = goal;
    observation[1] = position;
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    if (steps == HORIZON) {
      throw new IllegalStateException("no episode is going on");
    }
    position += Math.max(-1, Math.min(1, action[0]));
    steps++;
    observe(nextObservation);
    Step step = judge(position, goal);
    boolean truncated = steps == HORIZON;
    steps = step.terminated() ? HORIZON : steps;
    return new Step(step.reward(), step.terminated(), truncated, step.success());
  }

  @Override
  public void close() {}
}
