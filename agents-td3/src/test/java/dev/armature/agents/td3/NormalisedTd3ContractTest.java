package dev.armature.agents.td3;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.Step;
import dev.armature.host.configuration.NormalisationSettings;
import dev.armature.host.normalisation.NormalisingAgent;
import dev.armature.tck.AgentContract;

/** TD3 is an agent like any other where it sees what the host has normalised. */
final class NormalisedTd3ContractTest extends AgentContract {

  @Override
  protected Agent createAgent(AgentContext context) {
    EnvironmentSpec environment = context.environment();
    NormalisingAgent agent =
        new NormalisingAgent(
            environment,
            new NormalisationSettings(true, 5, true, 10, 2, 1e-8),
            seen ->
                new Td3Provider()
                    .create(
                        SmallTd3.config(),
                        new AgentContext(seen, context.networks(), context.streams())));
    RandomStream random = context.streams().stream("seen");
    float[] observation = new float[environment.observation().size()];
    float[] next = observation.clone();
    for (int i = 0; i < 40; i++) {
      random.fillGaussian(observation, observation.length);
      random.fillGaussian(next, next.length);
      agent.observe(
          i % 2, observation, new Step(random.nextFloat(), false, i % 5 == 0, false), next);
    }
    return agent;
  }

  @Override
  protected NetworkFactory networks() {
    return NetworkPlugin.SIMD.networks();
  }
}
