package dev.armature.agents.ddpg;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.RecordedLearning;
import dev.armature.tck.RecordedNoise;
import dev.armature.tck.ReferenceCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Learning equals PyTorch's, step by step, through a real network plugin. Other cases than the
 * committed ones are run with {@code -Dconformance.dir=DIR}: every {@code ddpg-*.json} in it.
 */
final class PyTorchEqualityTest {

  static Stream<Arguments> cases() throws IOException {
    return ReferenceCases.find("ddpg-").stream()
        .flatMap(it -> Arrays.stream(NetworkPlugin.values()).map(plugin -> arguments(it, plugin)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyStepEqualsPyTorchs(Path file, NetworkPlugin plugin) {
    RecordedLearning recorded = new RecordedLearning(file);
    String approximator =
        "{ network.hidden = %s, optimizer { learning-rate = %s, beta1 = %s, beta2 = %s, epsilon = %s } }"
            .formatted(
                recorded.integers("hidden"),
                recorded.number("learning_rate"),
                recorded.number("beta1"),
                recorded.number("beta2"),
                recorded.number("epsilon"));
    DdpgConfig config =
        SmallDdpg.config(
            "discount = %s, tau = %s, batch-size = %s, actor = %s, critic = %s"
                .formatted(
                    recorded.number("discount"),
                    recorded.number("tau"),
                    recorded.number("batch"),
                    approximator,
                    approximator));
    SeededStreams streams = new SeededStreams(0);
    try (NetworkFactory networks = plugin.networks();
        Agent agent =
            new DdpgProvider()
                .create(config, new AgentContext(recorded.environment(), networks, streams))) {
      recorded.compare(agent, new RecordedNoise());
    }
  }
}
