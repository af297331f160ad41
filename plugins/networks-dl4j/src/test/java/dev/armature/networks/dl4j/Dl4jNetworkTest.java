package dev.armature.networks.dl4j;

import static dev.armature.networks.dl4j.TestNetworks.forward;
import static dev.armature.networks.dl4j.TestNetworks.spec;
import static dev.armature.networks.dl4j.TestNetworks.stream;
import static dev.armature.networks.dl4j.TestNetworks.train;
import static dev.armature.networks.dl4j.TestNetworks.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.tck.MemoryState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jNetworkTest {

  /** Few sizes are kept ready; one that comes back is to give the same bits as before. */
  @Test
  void aBatchSizeThatComesBackGivesTheSameBits() {
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      Network network = factory.create(spec(5, 2, 1, 19), stream("weights"));
      float[] x = uniform("x", 300 * 5);
      for (int n = 1; n <= 300; n += 23) {
        float[] y = forward(network, x, n);
        for (int other = 250; other < 256; other++) {
          forward(network, x, other);
        }
        assertThat(forward(network, x, n)).isEqualTo(y);
      }
    }
  }

  /** 600 rows make several blocks in either network, each with gradients of its own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void manyBlocksGiveTheSameBitsOnAnyNumberOfThreads(int threads) {
    assertThat(learned(threads)).isEqualTo(learned(2));
  }

  private static float[] learned(int threads) {
    try (NetworkFactory factory = TestNetworks.factory(threads)) {
      Network network = factory.create(spec(23, 1, 2, 200, 300), stream("weights"));
      float[] x = uniform("x", 600 * 23);
      float[] dy = uniform("dy", 2 * 600);
      for (int update = 0; update < 5; update++) {
        train(network, x, dy, 600);
        train(network.member(1), x, dy, 600);
      }
      return forward(network, x, 600);
    }
  }

  @Test
  void rowsInBlocksAddUpToTheGradientsOfTheBatch() {
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      Network whole = factory.create(spec(5, 1, 1, 19), stream("weights"));
      Network parts = factory.create(spec(5, 1, 1, 19), stream("weights"));
      float[] x = uniform("x", 256 * 5);
      float[] dy = uniform("dy", 256);
      forward(whole, x, 256);
      whole.backward(dy, 256);
      for (int row = 0; row < 256; row++) {
        forward(parts, Arrays.copyOfRange(x, row * 5, row * 5 + 5), 1);
        parts.backward(new float[] {dy[row]}, 1);
      }
      whole.applyGradients();
      parts.applyGradients();
      String weight = "layers.0.weight.exp_avg";
      float[] expected = MemoryState.of(parts::saveOptimizer).floats(weight);
      float[] actual = MemoryState.of(whole::saveOptimizer).floats(weight);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isEqualTo(expected[i], within(1e-5f));
      }
    }
  }

  @Test
  void aMemberIsSavedAloneWhereTheOthersLagBehind() {
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      Network ensemble = factory.create(spec(5, 1, 2, 19), stream("weights"));
      train(ensemble.member(0), uniform("x", 5), uniform("dy", 1), 1);
      assertThatThrownBy(() -> ensemble.saveOptimizer(new MemoryState()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("different numbers of updates");
      MemoryState alone = MemoryState.of(ensemble.member(0)::saveOptimizer);
      assertThat(alone.longs("step")).containsExactly(1);
    }
  }

  @Test
  void shortArraysAreRefusedBeforeNativeMemoryIsTouched() {
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      Network network = factory.create(spec(5, 2, 2, 19), stream("weights"));
      assertThatThrownBy(() -> network.forward(new float[14], 3, new float[12]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> network.forward(new float[15], 3, new float[11]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      network.forward(new float[15], 3, new float[12]);
      assertThatThrownBy(() -> network.backward(new float[11], 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> network.inputGradient(new float[12], 3, new float[14]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void aClosedNetworkRefusesToCompute() {
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      Network network = factory.create(spec(5, 2, 2, 19), stream("weights"));
      Network member = network.member(1);
      member.close();
      forward(member, uniform("x", 5), 1);
      network.close();
      for (Network closed : new Network[] {network, member}) {
        assertThatThrownBy(() -> forward(closed, uniform("x", 5), 1))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("closed");
      }
    }
  }

  /** 60 networks of 2 million parameters, with gradients and moments, take 2 GB. */
  @Test
  void aClosedFactoryGivesTheNativeMemoryBack() throws IOException, InterruptedException {
    long before = residentMegabytes();
    for (int i = 0; i < 20; i++) {
      try (NetworkFactory factory = TestNetworks.factory(2)) {
        for (int network = 0; network < 3; network++) {
          factory.create(spec(50, 1, 1, 1400, 1400), stream("weights"));
        }
      }
    }
    for (int wait = 0; wait < 100 && residentMegabytes() - before > 500; wait++) {
      Thread.sleep(100);
    }
    assertThat(residentMegabytes() - before).isLessThan(500);
  }

  @Test
  void batchesOfEverySizeTakeTurnsInTheSameMemory() throws IOException {
    try (NetworkFactory factory = TestNetworks.factory(1)) {
      Network network = factory.create(spec(5, 1, 1, 2000, 2000), stream("weights"));
      float[] x = uniform("x", 128 * 5);
      forward(network, x, 128);
      long before = residentMegabytes();
      for (int n = 1; n <= 128; n++) {
        forward(network, x, n);
      }
      assertThat(residentMegabytes() - before).isLessThan(100);
    }
  }

  private static long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
