package dev.armature.agents.random;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers random actions as {@code agent { type = random }}. */
@Extension
public final class RandomProvider implements AgentProvider<RandomConfig> {

  @Override
  public String type() {
    return "random";
  }

  @Override
  public String summary() {
    return "Uniformly random actions, which learn nothing: a baseline";
  }

  @Override
  public Class<RandomConfig> configType() {
    return RandomConfig.class;
  }

  @Override
  public Agent create(RandomConfig config, AgentContext context) {
    return new RandomAgent(context);
  }
}
