package dev.armature.networks.dl4j;

import dev.armature.api.Activation;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Says in DL4J's terms what a member is. */
final class Definition {

  private Definition() {}

  /** A DL4J network with all parameters 0. */
  static MultiLayerNetwork network(List<LayerShape> shapes) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(shapes));
    network.init(Nd4j.zeros(DataType.FLOAT, 1, ParameterVector.length(shapes)), false);
    return network;
  }

  private static MultiLayerConfiguration configuration(List<LayerShape> shapes) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .updater(new NoOp())
            .miniBatch(false)
            .list();
    for (LayerShape shape : shapes) {
      layers.layer(layer(shape));
    }
    return layers.build();
  }

  private static Layer layer(LayerShape shape) {
    if (shape.normalised() || shape.residual()) {
      return new HiddenLayer(shape);
    }
    return new DenseLayer.Builder()
        .nIn(shape.inputs())
        .nOut(shape.outputs())
        .activation(activation(shape.activation()))
        .build();
  }

  private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
    return switch (activation) {
      case RELU -> org.nd4j.linalg.activations.Activation.RELU;
      case TANH -> org.nd4j.linalg.activations.Activation.TANH;
      case ELU -> org.nd4j.linalg.activations.Activation.ELU;
      case SILU -> org.nd4j.linalg.activations.Activation.SWISH;
      case IDENTITY -> org.nd4j.linalg.activations.Activation.IDENTITY;
    };
  }
}
