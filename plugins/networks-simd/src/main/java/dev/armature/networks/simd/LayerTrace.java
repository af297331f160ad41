package dev.armature.networks.simd;

import dev.armature.api.Activation;
import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;
import dev.armature.networks.simd.kernels.Matrix;
import dev.armature.networks.simd.kernels.Normalisation;
import dev.armature.networks.simd.kernels.Span;
import java.util.Optional;

/**
 * What one layer keeps of a batch, and the arithmetic on it.
 *
 * <p>Spans are [rows, width], with rows a stride apart. Several names may mean one of them: a plain
 * layer has one for its sums, the activation's argument and its output, and one for the gradients
 * of all three.
 */
final class LayerTrace {

  private static final float NO_FLOOR = Float.NEGATIVE_INFINITY;

  private final Kernels kernels;
  private final Constants constants;
  private final Dense layer;
  private final Shape.Layer shape;
  private final int width;
  private final int stride;
  private final int inputWidth;

  private final Span input;
  private final Matrix inputRows;
  private final Matrix inputColumns;

  /** W x + b. */
  private final Matrix sumRows;

  /** The activation's argument; its value takes its place unless the slope needs the argument. */
  private final Span argument;

  /** The activation's value. */
  private final Span value;

  /** The layer's output: the value, or its sum with the input. */
  private final Span output;

  /** The gradient with respect to the output; on the way back, to the activation's argument. */
  private final Span gradient;

  private final Matrix gradientRows;
  private final Matrix sumGradientRows;
  private final Matrix sumGradientColumns;
  private final Optional<Normalisation> norm;

  LayerTrace(
      Backend backend, Constants constants, Dense layer, Span input, int inputStride, int rows) {
    kernels = backend.kernels();
    Arena arena = backend.arena();
    this.constants = constants;
    this.layer = layer;
    this.input = input;
    shape = layer.shape;
    width = shape.width();
    stride = shape.stride();
    inputWidth = shape.inputWidth();
    inputRows = input.rows(inputStride);
    inputColumns = inputRows.transposed();

    int size = rows * stride;
    Span sum = arena.allocate(size);
    sumRows = sum.rows(stride);
    argument = shape.normalised() ? arena.allocate(size) : sum;
    value = shape.activation() == Activation.SILU ? arena.allocate(size) : argument;
    output = shape.residual() ? arena.allocate(size) : value;
    gradient = arena.allocate(size);
    gradientRows = gradient.rows(stride);
    if (shape.normalised()) {
      Span sumGradient = arena.allocate(size);
      sumGradientRows = sumGradient.rows(stride);
      Span deviation = arena.allocate(rows * Arena.LINE);
      norm =
          Optional.of(
              new Normalisation(
                  shape.outputs(),
                  width,
                  sum,
                  deviation,
                  layer.gain,
                  layer.shift,
                  argument,
                  gradient,
                  sumGradient));
    } else {
      sumGradientRows = gradientRows;
      norm = Optional.empty();
    }
    sumGradientColumns = sumGradientRows.transposed();
  }

  Span output() {
    return output;
  }

  Matrix gradientRows() {
    return gradientRows;
  }

  Span gradient() {
    return gradient;
  }

  /** Computes the output of some rows. */
  void forward(int from, int to) {
    boolean rectifies = shape.activation() == Activation.RELU && !shape.normalised();
    float floor = rectifies ? 0 : NO_FLOOR;
    if (shape.narrow()) {
      kernels.innerProducts(
          inputRows, layer.weight, layer.bias, sumRows, from, to, shape.outputs(), inputWidth);
    } else {
      kernels.product(
          inputRows, layer.weight, layer.bias, sumRows, from, to, width, shape.inputs(), floor);
    }
    if (norm.isPresent()) {
      kernels.normalise(norm.get(), from, to);
    }
    if (!rectifies && shape.activation() != Activation.IDENTITY) {
      kernels.activate(shape.activation(), argument, value, from * stride, to * stride);
    }
    if (shape.residual()) {
      kernels.add(value, input, output, from * stride, to * stride);
    }
  }

  /** From the gradient with respect to the output to that with respect to the sums. */
  void backToSums(int from, int to) {
    if (shape.activation() != Activation.IDENTITY) {
      kernels.chain(shape.activation(), argument, gradient, from * stride, to * stride);
    }
    if (norm.isPresent()) {
      kernels.backThroughNormalise(norm.get(), from, to);
    }
  }

  /**
   * From the gradient with respect to the output to that with respect to the input.
   *
   * @param below where the latter goes, [rows, input width]
   */
  void backToInput(Span below, Matrix belowRows, int from, int to) {
    if (shape.residual()) {
      int at = from * stride;
      System.arraycopy(
          gradient.data, gradient.offset + at, below.data, below.offset + at, to * stride - at);
    }
    backToSums(from, to);
    Matrix start = shape.residual() ? belowRows : constants.zeros();
    kernels.product(
        sumGradientRows,
        layer.transposed,
        start,
        belowRows,
        from,
        to,
        inputWidth,
        shape.outputs(),
        NO_FLOOR);
  }

  /**
   * The gradients of a share of the parameters, summed over all rows.
   *
   * @param add whether they are added to those gathered so far, or written over them
   */
  void gatherGradients(Share share, int rows, boolean add) {
    if (!shape.narrow()) {
      int from = share.from(shape.inputs(), 1);
      int to = share.to(shape.inputs(), 1);
      gather(inputColumns, sumGradientRows, layer.weightGradient, from, to, width, rows, add);
    }
    if (share.part() != share.parts() - 1) {
      return;
    }
    if (shape.narrow()) {
      int outputs = shape.outputs();
      Matrix columns = sumGradientColumns;
      gather(columns, inputRows, layer.weightGradient, 0, outputs, inputWidth, rows, add);
    }
    sumColumns(sumGradientRows, layer.biasGradient, rows, add);
    if (norm.isPresent()) {
      sumColumns(gradientRows, layer.shiftGradient.rows(width), rows, add);
      if (!add) {
        layer.gainGradient.clear();
      }
      Span normalised = norm.get().normalised();
      kernels.addColumnProducts(gradient, normalised, layer.gainGradient, rows, width);
    }
  }

  private void sumColumns(Matrix a, Matrix sum, int rows, boolean add) {
    gather(constants.ones(), a, sum, 0, 1, width, rows, add);
  }

  private void gather(
      Matrix a, Matrix b, Matrix sum, int from, int to, int columns, int rows, boolean add) {
    Matrix start = add ? sum : constants.zeros();
    kernels.product(a, b, start, sum, from, to, columns, rows, NO_FLOOR);
  }
}
