package dev.armature.agents.ddpg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.agents.td3.Td3Config;
import dev.armature.agents.td3.Td3Provider;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.plugins.Service;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import dev.armature.tck.PluginSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TD3 without its three improvements is DDPG, bit for bit; with any one of them it is not. */
final class Td3AblationTest {

  private static final String DDPG = "critics = 1, policy-delay = 1, target-noise = 0";
  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(Dimension.unbounded("x", "m"), Dimension.unbounded("y", "m")),
          Space.of(new Dimension("force", "N", -2, 2), new Dimension("torque", "N·m", -1, 1)),
          0.1,
          0,
          false);

  @Test
  void withoutItsImprovementsTd3IsDdpg() {
    MemoryState ddpg = learned(context -> new DdpgProvider().create(SmallDdpg.config(""), context));
    assertThat(sameAs(ddpg, learned(td3(DDPG)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"critics = 2", "policy-delay = 2", "target-noise = 0.2"})
  void eachImprovementMakesADifference(String improvement) {
    assertThat(sameAs(learned(td3(DDPG)), learned(td3(DDPG + ", " + improvement)))).isFalse();
  }

  private static boolean sameAs(MemoryState expected, MemoryState actual) {
    return expected.names().stream()
        .filter(expected::isTensor)
        .allMatch(name -> Arrays.equals(expected.floats(name), actual.floats(name)));
  }

  private static Function<AgentContext, Agent> td3(String settings) {
    String overrides =
        """
        batch-size = 32
        actor { network.hidden = [16, 16], optimizer.learning-rate = 1e-3 }
        critic { network.hidden = [16, 16], optimizer.learning-rate = 1e-3 }
        """
            + settings;
    Td3Config config = PluginSettings.bind(Service.AGENT, new Td3Provider(), overrides);
    return context -> new Td3Provider().create(config, context);
  }

  private static MemoryState learned(Function<AgentContext, Agent> create) {
    SeededStreams streams = new SeededStreams(5);
    RandomStream random = new SeededStreams(6).stream("data");
    try (NetworkFactory networks = NetworkPlugin.SIMD.networks();
        Agent agent = create.apply(new AgentContext(ENVIRONMENT, networks, streams.of("agent")))) {
      TransitionBatch batch = new TransitionBatch(agent.batchSize(), 2, 2);
      for (int i = 0; i < 20; i++) {
        for (float[] part :
            List.of(
                batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations())) {
          random.fillUniform(part, part.length, -1, 1);
        }
        agent.learn(batch, (name, value) -> {});
      }
      return MemoryState.of(agent::save);
    }
  }
}
