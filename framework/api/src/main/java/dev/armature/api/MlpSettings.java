package dev.armature.api;

import java.util.List;

/**
 * The shape of a multi-layer perceptron between its inputs and its outputs, as a configuration says
 * it. A hidden layer computes z = W x + b; with layer normalisation z ← (z − mean z) / √(var z +
 * 1e-5) · g + h over the layer's units (Ba et al. 2016); y = activation(z); with residual
 * connections y ← y + x where the layer is as wide as its input. The output layer has none of
 * these.
 */
public record MlpSettings(
    @Setting(value = "Units of each hidden layer, from the input on", range = "[1, 65536]")
        List<Integer> hidden,
    @Setting("What each hidden unit applies: relu, tanh, elu or silu") Activation activation,
    @Setting("Normalise each hidden layer before its activation") boolean layerNormalisation,
    @Setting("Add a hidden layer's input to its output where both are as wide") boolean residual) {

  public MlpSettings {
    hidden = List.copyOf(hidden);
    if (activation == Activation.IDENTITY) {
      throw new ConfigurationException(
          "activation", "identity makes a hidden layer useless; use relu, tanh, elu or silu");
    }
  }
}
