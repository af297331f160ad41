package dev.armature.agents.ddpg;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.host.configuration.NormalisationSettings;
import dev.armature.host.normalisation.NormalisingAgent;
import dev.armature.tck.AgentContract;

/** DDPG is an agent like any other where it sees what the host has normalised. */
final class NormalisedDdpgContractTest extends AgentContract {

  @Override
  protected Agent createAgent(AgentContext context) {
    return new NormalisingAgent(
        context.environment(),
        new NormalisationSettings(true, 5, true, 10, 2, 1e-8),
        seen ->
            new DdpgProvider()
                .create(
                    SmallDdpg.config(""),
                    new AgentContext(seen, context.networks(), context.streams())));
  }

  @Override
  protected NetworkFactory networks() {
    return NetworkPlugin.SIMD.networks();
  }
}
