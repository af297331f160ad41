package dev.armature.agents.scripted;

import dev.armature.api.ConfigurationException;
import dev.armature.api.EnvironmentSpec;

/** A policy written by hand: what it does follows from what it sees now, and nothing else. */
sealed interface Script permits HomeScript, ReachScript, CubeScript {

  /**
   * Chooses one action.
   *
   * @param observations holds the observation from index {@code from} on
   * @param actions takes the action from index {@code to} on, not yet within its bounds
   */
  void act(float[] observations, int from, float[] actions, int to);

  /**
   * The script for a task of the robot arm, which is told by what is seen of it.
   *
   * @throws ConfigurationException if there is none for this environment
   */
  static Script of(ScriptedConfig config, EnvironmentSpec environment) {
    Components seen = Components.seen(environment);
    if (seen.has(CubeView.FIRST)) {
      return new CubeScript(config, environment);
    }
    if (seen.has(HomeScript.FIRST_GOAL)) {
      return new HomeScript(config, environment);
    }
    if (seen.has(ReachScript.FIRST_GOAL)) {
      return new ReachScript(config, environment);
    }
    throw new ConfigurationException(
        "type",
        "the scripted agent tells its task by one of %s, %s and %s, and the environment shows none; expected %s"
            .formatted(
                CubeView.FIRST,
                HomeScript.FIRST_GOAL,
                ReachScript.FIRST_GOAL,
                Components.SEEN_WITH));
  }
}
