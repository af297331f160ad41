package dev.armature.agents.random;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.networks.simd.SimdConfig;
import dev.armature.networks.simd.SimdProvider;
import dev.armature.tck.AgentContract;

final class RandomContractTest extends AgentContract {

  @Override
  protected Agent createAgent(AgentContext context) {
    return new RandomProvider().create(new RandomConfig(), context);
  }

  @Override
  protected NetworkFactory networks() {
    return new SimdProvider().create(new SimdConfig(1));
  }
}
