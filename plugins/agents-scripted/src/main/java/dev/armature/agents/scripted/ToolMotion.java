package dev.armature.agents.scripted;

import dev.armature.api.EnvironmentSpec;

/** Actions that move the tool and the fingers. */
final class ToolMotion {

  /** The action that every mode has. */
  static final String GRIPPER = "gripper_increment";

  private final double gain;
  private final int[] increments;
  private final int gripper;

  /**
   * @throws dev.armature.api.ConfigurationException if the environment's actions are others
   */
  ToolMotion(ScriptedConfig config, EnvironmentSpec environment) {
    gain = config.toolGain();
    Components done = Components.done(environment, "end-effector-increment");
    increments = new int[3];
    for (int axis = 0; axis < 3; axis++) {
      increments[axis] = done.index("end_effector_" + "xyz".charAt(axis) + "_increment");
    }
    gripper = done.index(GRIPPER);
  }

  /**
   * Writes an action that moves the tool in proportion to what is missing.
   *
   * @param x what is missing along x [m]; {@code y} and {@code z} likewise
   * @param fingers 1 closes them, −1 opens them, 0 leaves them
   */
  void write(double x, double y, double z, double fingers, float[] actions, int to) {
    actions[to + increments[0]] = (float) (gain * x);
    actions[to + increments[1]] = (float) (gain * y);
    actions[to + increments[2]] = (float) (gain * z);
    actions[to + gripper] = (float) fingers;
  }
}
