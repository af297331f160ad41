package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;
import dev.armature.networks.simd.kernels.Matrix;
import dev.armature.networks.simd.kernels.Span;

/** The parameters of one layer of one member, and their gradients, as the products read them. */
final class Dense {

  final Shape.Layer shape;
  final Matrix weight;
  final Matrix bias;
  final Span gain;
  final Span shift;
  final Matrix weightGradient;
  final Matrix biasGradient;
  final Span gainGradient;
  final Span shiftGradient;

  /** Weights as [outputs, inputs] for the way back; see {@link #transpose}. */
  final Matrix transposed;

  /** Whether the weights have changed since they were transposed. */
  private boolean stale;

  private final Kernels kernels;

  Dense(Shape.Layer shape, Span values, Span gradients, Backend backend) {
    this.shape = shape;
    kernels = backend.kernels();
    int norm = shape.normalised() ? shape.width() : 0;
    weight = weights(values);
    bias = values.part(shape.bias(), shape.width()).everyRow();
    gain = values.part(shape.gain(), norm);
    shift = values.part(shape.shift(), norm);
    weightGradient = weights(gradients);
    biasGradient = gradients.part(shape.bias(), shape.width()).rows(shape.width());
    gainGradient = gradients.part(shape.gain(), norm);
    shiftGradient = gradients.part(shape.shift(), norm);
    transposed = shape.narrow() ? weight : transposed(backend.arena());
    changed();
  }

  private Matrix weights(Span member) {
    Span span = member.part(shape.weight(), shape.weights());
    return shape.narrow()
        ? span.rows(shape.inputWidth())
        : span.weights(shape.inputs(), shape.width(), kernels);
  }

  private Matrix transposed(Arena arena) {
    Span span = arena.allocate(shape.outputs() * shape.inputWidth());
    return span.weights(shape.outputs(), shape.inputWidth(), kernels);
  }

  /** Says that the weights have changed. */
  void changed() {
    stale = !shape.narrow();
  }

  /** Whether {@link #transposed} is out of date. */
  boolean isStale() {
    return stale;
  }

  /** Says that {@link #transposed} is up to date. */
  void refreshed() {
    stale = false;
  }

  /** Transposes a share of the weights. */
  void transpose(Share share) {
    int inputs = shape.inputs();
    int from = share.from(inputs, Arena.LINE);
    int to = share.to(inputs, Arena.LINE);
    kernels.transpose(weight, transposed, from, to, shape.outputs());
  }
}
