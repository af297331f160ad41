package dev.armature.networks.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SDLayerParams;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A hidden layer with layer normalisation or a residual connection. DL4J has no such layer of its
 * own: {@code DenseLayer.hasLayerNorm} normalises before it adds the bias, and has no shift.
 */
final class HiddenLayer extends SameDiffLayer {

  private static final long serialVersionUID = 1L;

  private static final double EPSILON = 1e-5;

  private final LayerShape shape;

  HiddenLayer(LayerShape shape) {
    this.shape = shape;
  }

  @Override
  public void defineParameters(SDLayerParams parameters) {
    parameters.addWeightParam("weight", shape.outputs(), shape.inputs());
    parameters.addWeightParam("bias", shape.outputs());
    if (shape.normalised()) {
      parameters.addWeightParam("gain", shape.outputs());
      parameters.addWeightParam("shift", shape.outputs());
    }
  }

  @Override
  public void initializeParameters(Map<String, INDArray> parameters) {
    // The vector handed over at the network's creation holds them already.
  }

  @Override
  public SDVariable defineLayer(
      SameDiff graph,
      SDVariable input,
      Map<String, SDVariable> parameters,
      @Nullable SDVariable mask) {
    SDVariable z =
        graph.mmul(input, parameters.get("weight"), false, true, false).add(parameters.get("bias"));
    if (shape.normalised()) {
      SDVariable centred = z.sub(z.mean(true, 1));
      SDVariable variance = centred.mul(centred).mean(true, 1);
      z =
          centred
              .div(graph.math().sqrt(variance.add(EPSILON)))
              .mul(parameters.get("gain"))
              .add(parameters.get("shift"));
    }
    SDVariable y = activate(graph, z);
    return shape.residual() ? y.add(input) : y;
  }

  private SDVariable activate(SameDiff graph, SDVariable z) {
    return switch (shape.activation()) {
      case RELU -> graph.nn().relu(z, 0);
      case TANH -> graph.math().tanh(z);
      case ELU -> graph.nn().elu(z);
      case SILU -> graph.nn().swish(z);
      case IDENTITY -> z;
    };
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.feedForward(shape.outputs());
  }
}
