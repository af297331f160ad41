package dev.armature.agents.scripted;

import dev.armature.api.EnvironmentSpec;

/** Reach: moves the tool straight to the goal; the gripper stays as it is. */
final class ReachScript implements Script {

  /** What tells this task. */
  static final String FIRST_GOAL = "goal_x";

  private final int[] tool;
  private final int[] goal;
  private final ToolMotion motion;

  ReachScript(ScriptedConfig config, EnvironmentSpec environment) {
    Components seen = Components.seen(environment);
    tool = seen.position("end_effector");
    goal = seen.position("goal");
    motion = new ToolMotion(config, environment);
  }

  @Override
  public void act(float[] observations, int from, float[] actions, int to) {
    motion.write(
        away(observations, from, 0),
        away(observations, from, 1),
        away(observations, from, 2),
        0,
        actions,
        to);
  }

  private double away(float[] observations, int from, int axis) {
    return observations[from + goal[axis]] - observations[from + tool[axis]];
  }
}
