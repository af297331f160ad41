package dev.armature.networks.dl4j;

import java.util.ArrayList;
import java.util.List;

/** A parameter as a checkpoint knows it: its name and shape, which are PyTorch's. */
final class Tensor {

  private final String name;
  private final int[] shape;

  private Tensor(String name, int... shape) {
    this.name = name;
    this.shape = shape;
  }

  /** The parameters of a member, in the order of {@link ParameterVector}. */
  static List<Tensor> of(List<LayerShape> shapes) {
    List<Tensor> tensors = new ArrayList<>();
    for (int l = 0; l < shapes.size(); l++) {
      LayerShape shape = shapes.get(l);
      String layer = "layers." + l;
      tensors.add(new Tensor(layer + ".weight", shape.outputs(), shape.inputs()));
      tensors.add(new Tensor(layer + ".bias", shape.outputs()));
      if (shape.normalised()) {
        tensors.add(new Tensor(layer + ".norm.weight", shape.outputs()));
        tensors.add(new Tensor(layer + ".norm.bias", shape.outputs()));
      }
    }
    return tensors;
  }

  String name() {
    return name;
  }

  int[] shape() {
    return shape.clone();
  }

  /** How many numbers it holds. */
  int length() {
    int length = 1;
    for (int size : shape) {
      length *= size;
    }
    return length;
  }
}
