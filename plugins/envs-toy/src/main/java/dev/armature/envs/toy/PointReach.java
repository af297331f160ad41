package dev.armature.envs.toy;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalJudge;
import dev.armature.api.GoalSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A point mass of 1 kg in a square of 2 m × 2 m, pushed by a force of up to 1 N along each axis. It
 * starts at rest; its position and the goal are uniform over the square.
 *
 * <p>The motion along an axis is Newton's, v ← v + F/m · t and x ← x + (v + v′)/2 · t, exact for a
 * force that is constant over the period t = 0.1 s; v is bounded by 1 m/s and a wall takes it all.
 *
 * <p>An episode never terminates: the mass has to stay at the goal, and success is whether it is
 * there. Rewards, tolerance and time limit are as in the goal-based robotics tasks of M. Plappert
 * et al., "Multi-Goal Reinforcement Learning: Challenging Robotics Environments and Request for
 * Research", 2018, section 1.
 */
final class PointReach implements Environment {

  static final int AXES = 2;

  private static final double HALF_WIDTH = 1;
  private static final double MASS = 1;
  private static final float MAX_FORCE = 1;
  private static final double MAX_SPEED = 1;
  private static final double PERIOD = 0.1;

  private final EnvironmentSpec spec;
  private final EpisodeClock clock;
  private final GoalJudge judge;

  /** Along x and y [m]. */
  private final double[] position = new double[AXES];

  /** Along x and y [m/s]. */
  private final double[] velocity = new double[AXES];

  /** Along x and y [m]. */
  private final double[] goal = new double[AXES];

  PointReach(PointReachConfig config) {
    GoalSpec goals =
        new GoalSpec(
            List.of(0, 1),
            List.of(2 * AXES, 2 * AXES + 1),
            new PointReachReward(config.reward(), config.goalTolerance()));
    judge = new GoalJudge(goals);
    clock = new EpisodeClock(config.horizon());
    List<Dimension> observation = new ArrayList<>();
    observation.addAll(box("", "m", HALF_WIDTH));
    observation.addAll(box("velocity_", "m/s", MAX_SPEED));
    observation.addAll(box("goal_", "m", HALF_WIDTH));
    spec =
        new EnvironmentSpec(
            new Space(observation),
            new Space(box("force_", "N", MAX_FORCE)),
            PERIOD,
            config.horizon(),
            true,
            Optional.of(goals));
  }

  private static List<Dimension> box(String prefix, String unit, double bound) {
    float high = (float) bound;
    return List.of(
        new Dimension(prefix + "x", unit, -high, high),
        new Dimension(prefix + "y", unit, -high, high));
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    SplittableRandom random = new SplittableRandom(seed);
    start(anywhere(random), anywhere(random), anywhere(random), anywhere(random), observation);
  }

  private static double anywhere(SplittableRandom random) {
    return HALF_WIDTH * (2 * random.nextDouble() - 1);
  }

  /** Starts an episode with the mass at rest at (x, y) and the goal at (goalX, goalY) [m]. */
  void start(double x, double y, double goalX, double goalY, float[] observation) {
    position[0] = x;
    position[1] = y;
    velocity[0] = 0;
    velocity[1] = 0;
    goal[0] = goalX;
    goal[1] = goalY;
    clock.start();
    observe(observation);
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    clock.requireRunning();
    for (int axis = 0; axis < AXES; axis++) {
      move(axis, Math.max(-MAX_FORCE, Math.min(MAX_FORCE, action[axis])));
    }
    observe(nextObservation);
    Step judged = judge.judge(nextObservation, false);
    return clock.tick(judged.reward(), judged.terminated(), judged.success());
  }

  private void move(int axis, double force) {
    double before = velocity[axis];
    double after = bounded(before + force / MASS * PERIOD, MAX_SPEED);
    double target = position[axis] + (before + after) / 2 * PERIOD;
    position[axis] = bounded(target, HALF_WIDTH);
    velocity[axis] = position[axis] == target ? after : 0;
  }

  private static double bounded(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }

  private void observe(float[] observation) {
    for (int axis = 0; axis < AXES; axis++) {
      observation[axis] = (float) position[axis];
      observation[AXES + axis] = (float) velocity[axis];
      observation[2 * AXES + axis] = (float) goal[axis];
    }
  }

  @Override
  public void close() {
    clock.stop();
  }
}
