package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Matrix;
import dev.armature.networks.simd.kernels.Span;
import java.util.ArrayList;
import java.util.List;

/** What one member keeps of a batch from its way forward for its way back. */
final class Trace {

  private final Member member;
  private final Shape.Layer head;
  private final List<LayerTrace> layers = new ArrayList<>();
  private final Span inputGradient;
  private final Matrix inputGradientRows;

  /**
   * @param input [rows, input width], which the members of an ensemble share
   * @param rows the greatest number of rows
   */
  Trace(Backend backend, Constants constants, Member member, Span input, int rows) {
    this.member = member;
    Span below = input;
    int stride = member.layers.get(0).shape.inputWidth();
    for (Dense layer : member.layers) {
      LayerTrace trace = new LayerTrace(backend, constants, layer, below, stride, rows);
      layers.add(trace);
      below = trace.output();
      stride = layer.shape.stride();
    }
    head = member.layers.get(layers.size() - 1).shape;
    int inputWidth = member.layers.get(0).shape.inputWidth();
    inputGradient = backend.arena().allocate(rows * inputWidth);
    inputGradientRows = inputGradient.rows(inputWidth);
  }

  /** The gradient with respect to the inputs, [rows, input width]. */
  Span inputGradient() {
    return inputGradient;
  }

  /** Computes some rows of the outputs; row 0 begins at {@code y[at]}. */
  void forward(int from, int to, float[] y, int at) {
    for (LayerTrace layer : layers) {
      layer.forward(from, to);
    }
    Span outputs = layers.get(layers.size() - 1).output();
    Rows.unpad(outputs, head.width(), y, at, head.outputs(), from, to);
  }

  /**
   * Takes the gradient of some rows from the outputs back to the sums of every layer, and to the
   * inputs if asked.
   */
  void backward(int from, int to, float[] dy, int at, boolean toInput) {
    int top = layers.size() - 1;
    Rows.pad(dy, at, head.outputs(), layers.get(top).gradient(), head.width(), from, to);
    for (int l = top; l > 0; l--) {
      LayerTrace below = layers.get(l - 1);
      layers.get(l).backToInput(below.gradient(), below.gradientRows(), from, to);
    }
    if (toInput) {
      layers.get(0).backToInput(inputGradient, inputGradientRows, from, to);
    } else {
      layers.get(0).backToSums(from, to);
    }
  }

  /** Computes a share of the parameters' gradients from what {@link #backward} left behind. */
  void gatherGradients(Share share, int rows) {
    for (LayerTrace layer : layers) {
      layer.gatherGradients(share, rows, member.gathered);
    }
  }
}
