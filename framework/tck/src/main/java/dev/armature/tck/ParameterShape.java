package dev.armature.tck;

import dev.armature.api.Network;
import dev.armature.api.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter as {@link Network#saveParameters} names and shapes it.
 *
 * @param name its full name
 * @param outputs how many outputs its layer has
 * @param inputs how many inputs its layer has
 */
record ParameterShape(String name, int outputs, int inputs) {

  /** Those of one member, in the order in which they are saved. */
  static List<ParameterShape> of(NetworkSpec spec, int member) {
    String prefix = spec.members() == 1 ? "" : member + ".";
    List<ParameterShape> shapes = new ArrayList<>();
    List<Integer> hidden = spec.mlp().hidden();
    int inputs = spec.inputs();
    for (int l = 0; l <= hidden.size(); l++) {
      boolean last = l == hidden.size();
      int outputs = last ? spec.outputs() : hidden.get(l);
      String layer = prefix + "layers." + l + ".";
      shapes.add(new ParameterShape(layer + "weight", outputs, inputs));
      shapes.add(new ParameterShape(layer + "bias", outputs, inputs));
      if (!last && spec.mlp().layerNormalisation()) {
        shapes.add(new ParameterShape(layer + "norm.weight", outputs, inputs));
        shapes.add(new ParameterShape(layer + "norm.bias", outputs, inputs));
      }
      inputs = outputs;
    }
    return shapes;
  }

  /** {@code [out, in]} of a weight, {@code [out]} of anything else. */
  int[] dimensions() {
    boolean matrix = name.endsWith(".weight") && !name.endsWith("norm.weight");
    return matrix ? new int[] {outputs, inputs} : new int[] {outputs};
  }

  /** The number of its elements. */
  int size() {
    int size = 1;
    for (int dimension : dimensions()) {
      size *= dimension;
    }
    return size;
  }
}
