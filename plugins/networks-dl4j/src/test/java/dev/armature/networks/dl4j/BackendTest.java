package dev.armature.networks.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.armature.api.ConfigurationException;
import dev.armature.api.NetworkFactory;
import dev.armature.networks.dl4j.Dl4jConfig.Backend;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4jBackend;

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
        .hasMessageContaining("there are no jars in")
        .hasMessageContaining("libcuda.so.1: cannot open shared object file");
  }

  @Test
  void autoTakesTheCpuWhereThereIsNoGpu() {
    assumeNoGpu();
    try (NetworkFactory factory = new Dl4jProvider().create(new Dl4jConfig(Backend.AUTO, 2))) {
      assertThat(factory.description()).contains("cpu");
    }
  }

  /** Its class is not there: to ask it would fail. */
  @Test
  void whereTheProcessorComputesTheGpusBackendIsNotAsked(@TempDir Path folder) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(Nd4jBackend.class.getName()), "org.nd4j.linalg.jcublas.JCublasBackend\n");
    URL[] gpu = {folder.toUri().toURL()};
    try (URLClassLoader both = new URLClassLoader(gpu, getClass().getClassLoader())) {
      assertThatThrownBy(() -> backends(both)).isInstanceOf(ServiceConfigurationError.class);
      assertThat(backends(new CpuClassLoader(both))).containsExactly("CpuBackend");
    }
  }

  private static List<String> backends(ClassLoader loader) {
    return ServiceLoader.load(Nd4jBackend.class, loader).stream()
        .map(it -> it.type().getSimpleName())
        .toList();
  }

  @Test
  void aProcessorWithoutAvx2IsRefusedBeforeItsFirstUnknownInstruction(@TempDir Path folder)
      throws IOException {
    Path old = Files.writeString(folder.resolve("old"), "flags : fpu sse sse4_2 avx f16c xavx2y\n");
    Path usual = Files.writeString(folder.resolve("usual"), "flags : fpu avx fma avx2\n");
    assertThatThrownBy(() -> Nd4jStart.requireAvx2(old))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("AVX2");
    Nd4jStart.requireAvx2(usual);
    Nd4jStart.requireAvx2(folder.resolve("elsewhere than on Linux"));
  }

  private static void assumeNoGpu() {
    assumeFalse(Files.exists(Path.of("/dev/nvidiactl")), "there is a GPU here");
  }
}
