package dev.armature.networks.dl4j;

import static dev.armature.networks.dl4j.TestNetworks.forward;
import static dev.armature.networks.dl4j.TestNetworks.stream;
import static dev.armature.networks.dl4j.TestNetworks.train;
import static dev.armature.networks.dl4j.TestNetworks.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class DefinitionTest {

  static List<Arguments> everyKind() {
    List<Arguments> kinds = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      if (activation != Activation.IDENTITY) {
        for (boolean normalised : new boolean[] {false, true}) {
          for (boolean residual : new boolean[] {false, true}) {
            kinds.add(Arguments.of(activation, normalised, residual));
          }
        }
      }
    }
    return kinds;
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void dl4jComputesTheSameOutputsFromTheSameMemory(
      Activation activation, boolean normalised, boolean residual) {
    var mlp = new MlpSettings(List.of(7, 7, 4), activation, normalised, residual);
    var spec = new NetworkSpec(7, 3, 2, mlp, Activation.TANH, Optional.of(TestNetworks.ADAM));
    try (NetworkFactory factory = TestNetworks.factory(2)) {
      var network = (Dl4jNetwork) factory.create(spec, stream("weights"));
      float[] x = uniform("x", 6 * 7);
      for (int update = 0; update < 3; update++) {
        float[] y = forward(network, x, 6);
        for (int m = 0; m < 2; m++) {
          float[] expected = dl4j(network.members().get(m).definition(), x);
          for (int i = 0; i < expected.length; i++) {
            assertThat(y[m * expected.length + i]).isEqualTo(expected[i], within(2e-6f));
          }
        }
        train(network, x, uniform("dy", 2 * 6 * 3), 6);
      }
    }
  }

  private static float[] dl4j(MultiLayerNetwork definition, float[] x) {
    return definition.output(Nd4j.createFromArray(x).reshape(6, 7)).dup('c').data().asFloat();
  }
}
