package dev.armature.agents.scripted;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.RandomStreams;
import dev.armature.envs.robot.RobotArmProvider;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;

/** Makes the robot arm and the agent for it: the plugins' defaults with some keys changed. */
final class RobotArm {

  /** The settings that a script for the tool needs. */
  static final String TOOL = "action-mode = end-effector-increment, ";

  private RobotArm() {}

  static Environment environment(String overrides) {
    RobotArmProvider provider = new RobotArmProvider();
    return provider.create(PluginSettings.bind(Service.ENVIRONMENT, provider, overrides));
  }

  static EnvironmentSpec spec(String overrides) {
    try (Environment environment = environment(overrides)) {
      return environment.spec();
    }
  }

  static Agent agent(String overrides, EnvironmentSpec environment, RandomStreams streams) {
    ScriptedProvider provider = new ScriptedProvider();
    return provider.create(
        PluginSettings.bind(Service.AGENT, provider, overrides),
        new AgentContext(environment, new NoNetworks(), streams));
  }

  /** Refuses to make networks: a script has none. */
  static final class NoNetworks implements NetworkFactory {

    @Override
    public String description() {
      return "none";
    }

    @Override
    public Network create(NetworkSpec spec, RandomStream initialisation) {
      throw new AssertionError("a script asks for a network");
    }

    @Override
    public void close() {}
  }
}
