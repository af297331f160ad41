package dev.armature.agents.sac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What entropy and temperature do over many gradient steps. */
final class SacLearnerTest {

  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(Dimension.unbounded("x", "m")),
          Space.of(new Dimension("force", "N", -5, 5), new Dimension("torque", "N·m", -1, 1)),
          0.1,
          0,
          false);

  /** Learns where no action earns anything: what is left is the entropy. */
  private static Map<String, Double> learn(String settings, int steps) {
    SeededStreams streams = new SeededStreams(5);
    RandomStream random = new SeededStreams(6).stream("data");
    Map<String, Double> metrics = new HashMap<>();
    try (NetworkFactory networks = NetworkPlugin.SIMD.networks();
        Agent agent =
            new SacProvider()
                .create(
                    SmallSac.config(settings),
                    new AgentContext(ENVIRONMENT, networks, streams.of("agent")))) {
      TransitionBatch batch = new TransitionBatch(agent.batchSize(), 1, 2);
      for (int i = 0; i < steps; i++) {
        random.fillUniform(batch.observations(), batch.observations().length, -1, 1);
        random.fillUniform(batch.actions(), batch.actions().length, -1, 1);
        System.arraycopy(
            batch.observations(), 0, batch.nextObservations(), 0, batch.observations().length);
        agent.learn(batch, metrics::put);
      }
    }
    return metrics;
  }

  private static double of(Map<String, Double> metrics, String name) {
    return metrics.getOrDefault(name, Double.NaN);
  }

  /** Log 2 nat for each component is the most there can be in [−1, 1]. */
  @Test
  void withoutRewardThePolicyBecomesUniform() {
    Map<String, Double> metrics =
        learn("discount = 0, temperature { automatic = false, initial = 1 }", 3000);
    assertThat(of(metrics, SacLearner.ENTROPY)).isCloseTo(2 * Math.log(2), within(0.15));
    assertThat(metrics).doesNotContainKey(SacLearner.TEMPERATURE_LOSS);
    assertThat(of(metrics, SacLearner.TEMPERATURE)).isEqualTo(1);
  }

  @Test
  void theTemperatureFallsWhereEntropyIsPlenty() {
    Map<String, Double> metrics = learn("temperature.learning-rate = 1e-2", 200);
    assertThat(of(metrics, SacLearner.ENTROPY)).isGreaterThan(-2);
    assertThat(of(metrics, SacLearner.TEMPERATURE)).isLessThan(0.3);
  }

  @Test
  void theTemperatureRisesWhereEntropyIsScarce() {
    Map<String, Double> metrics =
        learn("temperature { learning-rate = 1e-2, target-entropy = 3 }", 200);
    assertThat(of(metrics, SacLearner.TEMPERATURE)).isGreaterThan(3);
  }
}
