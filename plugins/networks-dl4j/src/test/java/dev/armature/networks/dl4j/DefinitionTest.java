package dev.armature.networks.dl4j;

import static dev.armature.networks.dl4j.TestNetworks.forward;
import static dev.armature.networks.dl4j.TestNetworks.spec;
import static dev.armature.networks.dl4j.TestNetworks.stream;
import static dev.armature.networks.dl4j.TestNetworks.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.NetworkFactory;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class DefinitionTest {

  @Test
  void dl4jComputesTheSameOutputsFromTheSameMemory() {
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      var network = (Dl4jNetwork) factory.create(spec(5, 3, 2, 7, 4), stream("weights"));
      float[] x = uniform("x", 6 * 5);
      float[] y = forward(network, x, 6);
      for (int m = 0; m < 2; m++) {
        MultiLayerNetwork definition = network.memberState(m).definition();
        float[] expected =
            definition.output(Nd4j.createFromArray(x).reshape(6, 5)).dup('c').data().asFloat();
        for (int i = 0; i < expected.length; i++) {
          assertThat(y[m * expected.length + i]).isEqualTo(expected[i], within(1e-6f));
        }
      }
    }
  }
}
