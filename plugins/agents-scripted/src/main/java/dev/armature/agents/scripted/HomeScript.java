package dev.armature.agents.scripted;

import dev.armature.api.EnvironmentSpec;
import java.util.List;

/** Home: turns every joint towards its goal; the gripper stays as it is. */
final class HomeScript implements Script {

  /** What tells this task. */
  static final String FIRST_GOAL = "goal_shoulder_pan";

  private static final String GOAL = "goal_";

  private final double gain;
  private final int[] angles;
  private final int[] goals;
  private final int[] increments;
  private final int gripper;

  HomeScript(ScriptedConfig config, EnvironmentSpec environment) {
    gain = config.jointGain();
    Components seen = Components.seen(environment);
    Components done = Components.done(environment, "joint-increment");
    List<String> joints =
        seen.names().stream()
            .filter(name -> name.startsWith(GOAL))
            .map(name -> name.substring(GOAL.length()))
            .toList();
    angles = seen.indices(joints);
    goals = seen.indices(joints.stream().map(joint -> GOAL + joint).toList());
    increments = done.indices(joints.stream().map(joint -> joint + "_increment").toList());
    gripper = done.index(ToolMotion.GRIPPER);
  }

  @Override
  public void act(float[] observations, int from, float[] actions, int to) {
    for (int joint = 0; joint < angles.length; joint++) {
      double away = observations[from + goals[joint]] - observations[from + angles[joint]];
      actions[to + increments[joint]] = (float) (gain * away);
    }
    actions[to + gripper] = 0;
  }
}
