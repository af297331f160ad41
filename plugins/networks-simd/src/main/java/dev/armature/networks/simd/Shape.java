package dev.armature.networks.simd;

import dev.armature.api.Activation;
import dev.armature.api.NetworkSpec;
import dev.armature.networks.simd.kernels.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * How one member's parameters lie in memory: for each layer the weights [inputs, width], then the
 * bias and, with layer normalisation, gain and shift [width], where {@code width} is the number of
 * outputs with padding. The optimizer treats them as one long vector.
 *
 * @param layers the layers from the input on
 * @param size the floats of one member, a multiple of {@link Arena#LINE}
 */
record Shape(List<Layer> layers, int size) {

  /**
   * One layer.
   *
   * @param inputs the number of inputs
   * @param inputWidth the same with padding
   * @param outputs the number of outputs
   * @param width the same with padding
   * @param weight where its weights begin; likewise {@code bias}, {@code gain} and {@code shift}
   */
  record Layer(
      int inputs,
      int inputWidth,
      int outputs,
      int width,
      Activation activation,
      boolean normalised,
      boolean residual,
      int weight,
      int bias,
      int gain,
      int shift) {}

  static Shape of(NetworkSpec spec, int padding) {
    List<Layer> layers = new ArrayList<>();
    List<Integer> hidden = spec.mlp().hidden();
    int inputs = spec.inputs();
    int at = 0;
    for (int l = 0; l <= hidden.size(); l++) {
      boolean last = l == hidden.size();
      int outputs = last ? spec.outputs() : hidden.get(l);
      int width = roundUp(outputs, padding);
      boolean normalised = !last && spec.mlp().layerNormalisation();
      int bias = at + roundUp(inputs * width, Arena.LINE);
      int gain = bias + roundUp(width, Arena.LINE);
      int shift = gain + (normalised ? roundUp(width, Arena.LINE) : 0);
      layers.add(
          new Layer(
              inputs,
              roundUp(inputs, padding),
              outputs,
              width,
              last ? spec.outputActivation() : spec.mlp().activation(),
              normalised,
              !last && spec.mlp().residual() && inputs == outputs,
              at,
              bias,
              gain,
              shift));
      at = normalised ? shift + roundUp(width, Arena.LINE) : gain;
      inputs = outputs;
    }
    return new Shape(List.copyOf(layers), roundUp(at, Math.max(padding, Arena.LINE)));
  }

  Layer last() {
    return layers.get(layers.size() - 1);
  }

  /** The greatest length of a row. */
  int greatestWidth() {
    return layers.stream().mapToInt(it -> Math.max(it.width, it.inputWidth)).max().orElseThrow();
  }

  private static int roundUp(int count, int multiple) {
    return (count + multiple - 1) / multiple * multiple;
  }
}
