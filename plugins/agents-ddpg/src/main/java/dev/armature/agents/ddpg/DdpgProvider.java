package dev.armature.agents.ddpg;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers DDPG as {@code agent { type = ddpg }}. */
@Extension
public final class DdpgProvider implements AgentProvider<DdpgConfig> {

  @Override
  public String type() {
    return "ddpg";
  }

  @Override
  public String summary() {
    return "Deep deterministic policy gradient (Lillicrap et al. 2016), as TD3 is compared with it";
  }

  @Override
  public Class<DdpgConfig> configType() {
    return DdpgConfig.class;
  }

  @Override
  public Agent create(DdpgConfig config, AgentContext context) {
    return new DdpgAgent(config, context);
  }
}
