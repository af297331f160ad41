package dev.armature.agents.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.Space;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.PlainNetworks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions fill the box evenly, in training as in an evaluation. */
final class RandomAgentTest {

  private static final int ROWS = 100_000;
  private static final int CELLS = 10;
  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(Dimension.unbounded("x", "m"), Dimension.unbounded("y", "m")),
          Space.of(new Dimension("force", "N", -0.5f, 2), new Dimension("torque", "N·m", -3, -1)),
          0.1,
          0,
          false);

  /** The step is that of a slow motion: neighbours differ in their last digits alone. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void actionsAreUniformInTheBox(boolean explore) {
    SeededStreams streams = new SeededStreams(3);
    try (NetworkFactory networks = new PlainNetworks();
        Agent agent =
            new RandomProvider()
                .create(
                    new RandomConfig(),
                    new AgentContext(ENVIRONMENT, networks, streams.of("agent")))) {
      float[] observations = new float[2 * ROWS];
      for (int i = 0; i < ROWS; i++) {
        observations[2 * i] = 1 + i * 1e-6f;
        observations[2 * i + 1] = -i * 1e-6f;
      }
      float[] actions = new float[2 * ROWS];
      if (explore) {
        agent.explore(observations, ROWS, actions);
      } else {
        agent.act(observations, ROWS, actions);
      }
      int[] counts = new int[CELLS * CELLS];
      for (int i = 0; i < ROWS; i++) {
        int column = (int) ((actions[2 * i] + 0.5) / 2.5 * CELLS);
        int row = (int) ((actions[2 * i + 1] + 3) / 2 * CELLS);
        counts[Math.min(row, CELLS - 1) * CELLS + Math.min(column, CELLS - 1)]++;
      }
      double expected = (double) ROWS / (CELLS * CELLS);
      double chiSquare = 0;
      for (int count : counts) {
        chiSquare += (count - expected) * (count - expected) / expected;
      }
      // 99 degrees of freedom: mean 99, standard deviation 14.
      assertThat(chiSquare).isCloseTo(99, within(56.0));
    }
  }
}
