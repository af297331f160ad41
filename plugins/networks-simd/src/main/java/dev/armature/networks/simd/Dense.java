package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Arena;
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

  Dense(Shape.Layer shape, Span values, Span gradients, Arena arena) {
    this.shape = shape;
    int norm = shape.normalised() ? shape.width() : 0;
    int row = shape.narrow() ? shape.inputWidth() : shape.width();
    weight = values.part(shape.weight(), shape.weights()).rows(row);
    bias = values.part(shape.bias(), shape.width()).everyRow();
    gain = values.part(shape.gain(), norm);
    shift = values.part(shape.shift(), norm);
    weightGradient = gradients.part(shape.weight(), shape.weights()).rows(row);
    biasGradient = gradients.part(shape.bias(), shape.width()).rows(shape.width());
    gainGradient = gradients.part(shape.gain(), norm);
    shiftGradient = gradients.part(shape.shift(), norm);
    transposed =
        shape.narrow()
            ? weight
            : arena.allocate(shape.outputs() * shape.inputWidth()).rows(shape.inputWidth());
    changed();
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
    weight.transposeTo(
        transposed, share.from(inputs, Arena.LINE), share.to(inputs, Arena.LINE), shape.outputs());
  }
}
