package dev.armature.networks.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.NetworkFactory;
import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;
import dev.armature.networks.simd.kernels.PlainKernels;
import dev.armature.networks.simd.kernels.VectorKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers that lie in memory differently learn the same. */
final class LayoutTest {

  private static final int OBSERVATIONS = 17;
  private static final int ACTIONS = 6;
  private static final int UPDATES = 6;

  @ParameterizedTest
  @CsvSource({"256, 256", "200, 256", "256, 70", "512, 224", "240, 13"})
  void whatIsLearntDoesNotDependOnTheLayout(int first, int second) {
    Arena arena = new Arena();
    float[] expected = learn(new PlainKernels(), arena, 1, first, second);
    float[] actual = learn(new VectorKernels(arena), arena, 1, first, second);
    assertThat(actual).containsExactly(expected, within(1e-4f));
    assertThat(learn(new VectorKernels(arena), arena, 3, first, second))
        .as("the same bits whatever the number of threads")
        .isEqualTo(actual);
  }

  /** The actions and values for some observations after some updates. */
  private static float[] learn(Kernels kernels, Arena arena, int threads, int first, int second) {
    try (NetworkFactory factory = new SimdNetworks(kernels, arena, threads)) {
      Td3Step td3 = new Td3Step(factory, OBSERVATIONS, ACTIONS, 100, first, second);
      for (int update = 0; update < UPDATES; update++) {
        td3.step();
      }
      return td3.answers();
    }
  }
}
