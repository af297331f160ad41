package dev.armature.agents.td3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.armature.agents.td3.Td3Config.Approximator;
import dev.armature.agents.td3.Td3Config.NoiseUnit;
import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once warm, a gradient step leaves little for the garbage collector. */
final class AllocationTest {

  private static final int STEPS = 200;
  private static final int ROUNDS = 100;
  private static final int BATCH = 64;
  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          new Space(Collections.nCopies(17, Dimension.unbounded("o", ""))),
          new Space(Collections.nCopies(6, new Dimension("a", "", -1, 1))),
          0,
          0,
          false);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** ND4J makes short lists of the arrays of each operation: half a kilobyte, a hundred times. */
  @ParameterizedTest
  @CsvSource({"SIMD, 1024", "DL4J, 100000"})
  void aLearningStepAllocatesNoMoreThan(NetworkPlugin plugin, int bytes) {
    SeededStreams streams = new SeededStreams(1);
    try (NetworkFactory networks = plugin.networks();
        Agent agent = new Td3Agent(config(), new AgentContext(ENVIRONMENT, networks, streams))) {
      TransitionBatch batch = batch(streams.stream("transitions"));
      double allocated = Double.MAX_VALUE;
      // Until the code is compiled, each vector is an object.
      for (int round = 0; allocated >= bytes && round < ROUNDS; round++) {
        long before = allocated();
        for (int i = 0; i < STEPS; i++) {
          agent.learn(batch, (name, value) -> {});
        }
        allocated = (double) (allocated() - before) / STEPS;
      }
      assertThat(allocated).as("bytes a step, all threads together").isLessThan(bytes);
    }
  }

  private static Td3Config config() {
    Approximator approximator = SmallTd3.approximator(List.of(64, 64), SmallTd3.adam(1e-3));
    return new Td3Config(
        0.99,
        0.005,
        BATCH,
        2,
        0.2,
        0.5,
        0.1,
        NoiseUnit.HALF_RANGE,
        approximator,
        approximator,
        new DemonstrationConfig("demonstrations", 0.25, 1, true, true));
  }

  private static TransitionBatch batch(RandomStream random) {
    TransitionBatch batch = new TransitionBatch(BATCH, 17, 6);
    for (float[] values :
        List.of(batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations())) {
      random.fillUniform(values, values.length, -1, 1);
    }
    return batch;
  }

  private long allocated() {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }
}
