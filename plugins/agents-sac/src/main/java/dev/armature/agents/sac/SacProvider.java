package dev.armature.agents.sac;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers SAC as {@code agent { type = sac }}. */
@Extension
public final class SacProvider implements AgentProvider<SacConfig> {

  @Override
  public String type() {
    return "sac";
  }

  @Override
  public String summary() {
    return "Soft actor-critic with automatic temperature (Haarnoja et al. 2018)";
  }

  @Override
  public Class<SacConfig> configType() {
    return SacConfig.class;
  }

  @Override
  public Agent create(SacConfig config, AgentContext context) {
    return new SacAgent(config, context);
  }
}
