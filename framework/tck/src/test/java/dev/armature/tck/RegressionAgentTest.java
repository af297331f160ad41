package dev.armature.tck;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;

/** What keeps every rule passes every test. */
class RegressionAgentTest extends AgentContract {

  static final RegressionConfig CONFIG = new RegressionConfig(64, 0.3, 0.2, 0.5);

  @Override
  protected Agent createAgent(AgentContext context) {
    return new RegressionAgent(CONFIG, context);
  }

  @Override
  protected NetworkFactory networks() {
    return new PlainNetworks();
  }
}
