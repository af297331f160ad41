package dev.armature.networks.dl4j;

import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One member of an ensemble: DL4J's network, views of its parameters, and its optimizer. */
final class Member {

  private final MultiLayerNetwork network;
  private final ParameterVector parameters;
  private final Optional<Adam> optimizer;

  /**
   * @param initialisation gives the first parameters: layer by layer, weights {@code [out, in]}
   *     before biases
   */
  Member(NetworkSpec spec, List<LayerShape> shapes, RandomStream initialisation) {
    network = Definition.network(shapes);
    parameters = new ParameterVector(shapes, network.params());
    parameters.initialise(initialisation);
    optimizer =
        spec.optimizer()
            .map(
                settings -> {
                  network.initGradientsView();
                  var gradients = new ParameterVector(shapes, network.getFlattenedGradients());
                  return new Adam(settings, shapes, parameters, gradients);
                });
  }

  /** What DL4J knows of this member; its parameters are the same memory. */
  MultiLayerNetwork definition() {
    return network;
  }

  ParameterVector parameters() {
    return parameters;
  }

  Optional<Adam> optimizer() {
    return optimizer;
  }

  /** The optimizer of a member that has one. */
  Adam learning() {
    return optimizer.orElseThrow();
  }
}
