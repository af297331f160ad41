package com.example.tank;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers the deterministic policy gradient. */
@Extension
public final class DpgProvider implements AgentProvider<DpgConfig> {

  @Override
  public String type() {
    return "dpg";
  }

  @Override
  public String summary() {
    return "Deterministic policy gradient, as small as it gets";
  }

  @Override
  public Class<DpgConfig> configType() {
    return DpgConfig.class;
  }

  @Override
  public Agent create(DpgConfig config, AgentContext context) {
    return new DpgAgent(config, context);
  }
}
