package dev.armature.agents.scripted;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers the scripted policies as {@code agent { type = scripted }}. */
@Extension
public final class ScriptedProvider implements AgentProvider<ScriptedConfig> {

  @Override
  public String type() {
    return "scripted";
  }

  @Override
  public String summary() {
    return "Policies written by hand for the tasks of the robot arm; nothing is learned";
  }

  @Override
  public Class<ScriptedConfig> configType() {
    return ScriptedConfig.class;
  }

  @Override
  public Agent create(ScriptedConfig config, AgentContext context) {
    return new ScriptedAgent(
        Script.of(config, context.environment()),
        context.environment(),
        config.noise(),
        context.streams().stream("exploration"));
  }
}
