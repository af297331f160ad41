package dev.armature.networks.dl4j;

import dev.armature.api.Activation;
import dev.armature.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What one layer of a perceptron is, the output layer included. */
record LayerShape(
    int inputs, int outputs, Activation activation, boolean normalised, boolean residual) {

  /** How many weights it has. */
  int weights() {
    return Math.multiplyExact(inputs, outputs);
  }

  /** How many parameters it has: weights, biases, and gain and shift of a normalisation. */
  long parameters() {
    return weights() + (normalised ? 3L : 1L) * outputs;
  }

  /** The layers of each member, from the input on. */
  static List<LayerShape> of(NetworkSpec spec) {
    List<LayerShape> layers = new ArrayList<>();
    int inputs = spec.inputs();
    for (int units : spec.mlp().hidden()) {
      layers.add(
          new LayerShape(
              inputs,
              units,
              spec.mlp().activation(),
              spec.mlp().layerNormalisation(),
              spec.mlp().residual() && units == inputs));
      inputs = units;
    }
    layers.add(new LayerShape(inputs, spec.outputs(), spec.outputActivation(), false, false));
    return List.copyOf(layers);
  }
}
