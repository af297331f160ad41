package dev.armature.networks.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.armature.api.ConfigurationException;
import dev.armature.api.NetworkFactory;
import dev.armature.networks.dl4j.Dl4jConfig.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackendTest {

  @Test
  void theDescriptionSaysWhatComputes() {
    try (NetworkFactory one = TestNetworks.factory(1);
        NetworkFactory two = TestNetworks.factory(2)) {
      assertThat(one.description()).isEqualTo("ND4J 1.0.0-M2.1, cpu (OpenBLAS), 1 thread");
      assertThat(two.description()).isEqualTo("ND4J 1.0.0-M2.1, cpu (OpenBLAS), 2 threads");
    }
  }

  @Test
  void cudaWithoutGpuSaysWhatIsMissingInsteadOfComputingOnTheCpu() {
    assumeNoGpu();
    long start = System.nanoTime();
    ConfigurationException refusal =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> new Dl4jProvider().create(new Dl4jConfig(Backend.CUDA, 2)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(refusal.key()).isEqualTo("backend");
    assertThat(refusal)
        .hasMessageContaining("cuda cannot be had")
        .hasMessageContaining("is not installed: there are no jars in")
        .hasMessageContaining("libcuda.so.1: cannot open shared object file");
  }

  @Test
  void autoTakesTheCpuWhereThereIsNoGpu() {
    assumeNoGpu();
    try (NetworkFactory factory = new Dl4jProvider().create(new Dl4jConfig(Backend.AUTO, 2))) {
      assertThat(factory.description()).contains("cpu");
    }
  }

  private static void assumeNoGpu() {
    assumeFalse(Files.exists(Path.of("/dev/nvidiactl")), "there is a GPU here");
  }
}
