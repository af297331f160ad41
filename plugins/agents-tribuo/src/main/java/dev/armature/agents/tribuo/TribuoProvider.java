package dev.armature.agents.tribuo;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.AgentProvider;
import org.pf4j.Extension;

/** Offers cloned policies as {@code agent { type = tribuo }}. */
@Extension
public final class TribuoProvider implements AgentProvider<TribuoConfig> {

  @Override
  public String type() {
    return "tribuo";
  }

  @Override
  public String summary() {
    return "Behaviour cloning: a policy that Tribuo fits to a dataset";
  }

  @Override
  public Class<TribuoConfig> configType() {
    return TribuoConfig.class;
  }

  @Override
  public Agent create(TribuoConfig config, AgentContext context) {
    return new ClonedAgent(config, context);
  }
}
