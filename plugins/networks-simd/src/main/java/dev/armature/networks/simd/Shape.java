package dev.armature.networks.simd;

import dev.armature.api.Activation;
import dev.armature.api.NetworkSpec;
import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * How one member's parameters lie in memory: for each layer the weights [inputs, width], perhaps in
 * panels, then the bias and, with layer normalisation, gain and shift [width], where {@code width}
 * is the number of outputs with padding. The weights of a narrow layer, one with few outputs at the
 * end, lie as [outputs, input width]: computed as whole rows, one output would cost as much as 32.
 * The optimizer treats them as one long vector.
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
   * @param stride the distance between rows of its outputs, see {@link Kernels#rowStride}
   * @param panel how many outputs' weights lie together, see {@link Kernels#panel}
   * @param narrow whether it has so few outputs that its weights lie as [outputs, input width]
   * @param weight where its weights begin; likewise {@code bias}, {@code gain} and {@code shift}
   */
  record Layer(
      int inputs,
      int inputWidth,
      int outputs,
      int width,
      int stride,
      int panel,
      Activation activation,
      boolean normalised,
      boolean residual,
      boolean narrow,
      int weight,
      int bias,
      int gain,
      int shift) {

    /** The floats of its weights, padding included. */
    int weights() {
      return narrow ? outputs * inputWidth : inputs * width;
    }
  }

  static Shape of(NetworkSpec spec, Kernels kernels) {
    int padding = kernels.padding();
    List<Layer> layers = new ArrayList<>();
    List<Integer> hidden = spec.mlp().hidden();
    int inputs = spec.inputs();
    int at = 0;
    for (int l = 0; l <= hidden.size(); l++) {
      boolean last = l == hidden.size();
      int outputs = last ? spec.outputs() : hidden.get(l);
      int width = roundUp(outputs, padding);
      int inputWidth = roundUp(inputs, padding);
      boolean narrow = last && 2 * outputs <= padding;
      boolean plain = !last && !spec.mlp().layerNormalisation() && !spec.mlp().residual();
      boolean normalised = !last && spec.mlp().layerNormalisation();
      int weights = narrow ? outputs * inputWidth : inputs * width;
      int bias = at + roundUp(weights, Arena.LINE);
      int gain = bias + roundUp(width, Arena.LINE);
      int shift = gain + (normalised ? roundUp(width, Arena.LINE) : 0);
      layers.add(
          new Layer(
              inputs,
              inputWidth,
              outputs,
              width,
              plain ? kernels.rowStride(width) : width,
              kernels.panel(width),
              last ? spec.outputActivation() : spec.mlp().activation(),
              normalised,
              !last && spec.mlp().residual() && inputs == outputs,
              narrow,
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
