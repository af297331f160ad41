package dev.armature.agents.td3;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;

final class Td3ContractTest extends AgentContract {

  @Override
  protected Agent createAgent(AgentContext context) {
    return new Td3Provider().create(SmallTd3.config(), context);
  }

  @Override
  protected NetworkFactory networks() {
    return NetworkPlugins.dl4j();
  }
}
