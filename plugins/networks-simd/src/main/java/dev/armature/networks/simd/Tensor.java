package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * One tensor of a layer, by its name and in PyTorch's layout: weights [outputs, inputs], the others
 * [outputs].
 *
 * @param layer its layer's number
 * @param role what it is
 * @param shape its layer
 */
record Tensor(int layer, Role role, Shape.Layer shape) {

  /** What a tensor is to its layer. */
  enum Role {
    WEIGHT("weight"),
    BIAS("bias"),
    GAIN("norm.weight"),
    SHIFT("norm.bias");

    private final String suffix;

    Role(String suffix) {
      this.suffix = suffix;
    }
  }

  /** The tensors of a member, in the order in which they are saved and initialised. */
  static List<Tensor> of(Shape shape) {
    List<Tensor> tensors = new ArrayList<>();
    for (int l = 0; l < shape.layers().size(); l++) {
      Shape.Layer layer = shape.layers().get(l);
      for (Role role : Role.values()) {
        if (role == Role.WEIGHT || role == Role.BIAS || layer.normalised()) {
          tensors.add(new Tensor(l, role, layer));
        }
      }
    }
    return tensors;
  }

  String name() {
    return "layers." + layer + "." + role.suffix;
  }

  int[] dimensions() {
    return role == Role.WEIGHT
        ? new int[] {shape.outputs(), shape.inputs()}
        : new int[] {shape.outputs()};
  }

  int size() {
    return shape.outputs() * columns();
  }

  /** Copies it out of a member's parameters, gradients or moments. */
  float[] read(Span member) {
    float[] values = new float[size()];
    for (int o = 0; o < shape.outputs(); o++) {
      for (int i = 0; i < columns(); i++) {
        values[o * columns() + i] = member.data[index(member, o, i)];
      }
    }
    return values;
  }

  /** Copies it into a member's parameters, gradients or moments. */
  void write(float[] values, Span member) {
    for (int o = 0; o < shape.outputs(); o++) {
      for (int i = 0; i < columns(); i++) {
        member.data[index(member, o, i)] = values[o * columns() + i];
      }
    }
  }

  private int columns() {
    return role == Role.WEIGHT ? shape.inputs() : 1;
  }

  private int index(Span member, int output, int input) {
    int begin =
        switch (role) {
          case WEIGHT -> shape.weight();
          case BIAS -> shape.bias();
          case GAIN -> shape.gain();
          case SHIFT -> shape.shift();
        };
    return member.offset + begin + (role == Role.WEIGHT ? weight(output, input) : output);
  }

  private int weight(int output, int input) {
    if (shape.narrow()) {
      return output * shape.inputWidth() + input;
    }
    int panel = shape.panel();
    return (output / panel * shape.inputs() + input) * panel + output % panel;
  }
}
