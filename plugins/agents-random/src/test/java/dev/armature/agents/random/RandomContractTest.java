package dev.armature.agents.random;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.AgentContract;
import dev.armature.tck.PlainNetworks;

final class RandomContractTest extends AgentContract {

  @Override
  protected Agent createAgent(AgentContext context) {
    return new RandomProvider().create(new RandomConfig(), context);
  }

  @Override
  protected NetworkFactory networks() {
    return new PlainNetworks();
  }
}
