package dev.armature.agents.td3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.agents.td3.Td3Config.NoiseUnit;
import dev.armature.api.ApproximatorSettings;
import dev.armature.tck.LearningAllocation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Once warm, a gradient step leaves little for the garbage collector. */
final class AllocationTest {

  private static final int BATCH = 64;

  /** ND4J makes short lists of the arrays of each operation: half a kilobyte, a hundred times. */
  @ParameterizedTest
  @CsvSource({"SIMD, 1024", "DL4J, 100000"})
  void aLearningStepAllocatesNoMoreThan(NetworkPlugin plugin, int bytes) {
    assertThat(
            LearningAllocation.bytes(
                plugin.networks(), context -> new Td3Agent(config(), context), bytes))
        .as("bytes a step, all threads together")
        .isLessThan(bytes);
  }

  private static Td3Config config() {
    ApproximatorSettings approximator = SmallTd3.approximator(List.of(64, 64), SmallTd3.adam(1e-3));
    return new Td3Config(
        0.99,
        0.005,
        BATCH,
        2,
        2,
        0.2,
        0.5,
        0.1,
        0,
        NoiseUnit.HALF_RANGE,
        approximator,
        approximator,
        new DemonstrationConfig("demonstrations", 0.25, 1, true, true));
  }
}
