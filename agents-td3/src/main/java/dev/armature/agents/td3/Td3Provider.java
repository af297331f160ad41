package dev.armature.agents.td3;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers TD3 as {@code agent { type = td3 }}. */
@Extension
public final class Td3Provider implements AgentProvider<Td3Config> {

  @Override
  public String type() {
    return "td3";
  }

  @Override
  public String summary() {
    return "Twin delayed deep deterministic policy gradient (Fujimoto et al. 2018)";
  }

  @Override
  public Class<Td3Config> configType() {
    return Td3Config.class;
  }

  @Override
  public Agent create(Td3Config config, AgentContext context) {
    return new Td3Agent(config, context);
  }
}
