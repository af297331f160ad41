package dev.armature.networks.simd.kernels;

import static dev.armature.networks.simd.kernels.RegisterTile.LANES;
import static dev.armature.networks.simd.kernels.RegisterTile.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Layer normalisation of one row, and the way back. */
final class VectorNormalisation {

  private VectorNormalisation() {}

  static void forward(Normalisation norm, int row) {
    int width = norm.width();
    float[] x = norm.normalised().data;
    int at = norm.normalised().offset + row * width;
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = 0; j < width; j += LANES) {
      sum = sum.add(FloatVector.fromArray(SPECIES, x, at + j));
    }
    FloatVector mean = VectorMath.total(sum).div(norm.units());
    FloatVector squares = FloatVector.zero(SPECIES);
    for (int j = 0; j < width; j += LANES) {
      FloatVector.fromArray(SPECIES, x, at + j).sub(mean).intoArray(x, at + j);
    }
    clearPadding(norm, x, at);
    for (int j = 0; j < width; j += LANES) {
      FloatVector difference = FloatVector.fromArray(SPECIES, x, at + j);
      squares = difference.fma(difference, squares);
    }
    FloatVector variance = VectorMath.total(squares).div(norm.units());
    FloatVector inverse =
        FloatVector.broadcast(SPECIES, 1f).div(variance.add(Normalisation.VARIANCE_FLOOR).sqrt());
    inverse.intoArray(norm.deviation().data, norm.deviation().offset + row * Arena.LINE);
    Span gain = norm.gain();
    Span shift = norm.shift();
    Span result = norm.result();
    for (int j = 0; j < width; j += LANES) {
      FloatVector normalised = FloatVector.fromArray(SPECIES, x, at + j).mul(inverse);
      normalised.intoArray(x, at + j);
      normalised
          .fma(
              FloatVector.fromArray(SPECIES, gain.data, gain.offset + j),
              FloatVector.fromArray(SPECIES, shift.data, shift.offset + j))
          .intoArray(result.data, result.offset + row * width + j);
    }
  }

  static void backward(Normalisation norm, int row) {
    int width = norm.width();
    float[] x = norm.normalised().data;
    int xAt = norm.normalised().offset + row * width;
    float[] dy = norm.resultGradient().data;
    int dyAt = norm.resultGradient().offset + row * width;
    float[] dz = norm.gradient().data;
    int dzAt = norm.gradient().offset + row * width;
    Span gain = norm.gain();
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector projection = FloatVector.zero(SPECIES);
    for (int j = 0; j < width; j += LANES) {
      FloatVector d =
          FloatVector.fromArray(SPECIES, dy, dyAt + j)
              .mul(FloatVector.fromArray(SPECIES, gain.data, gain.offset + j));
      d.intoArray(dz, dzAt + j);
      sum = sum.add(d);
      projection = FloatVector.fromArray(SPECIES, x, xAt + j).fma(d, projection);
    }
    FloatVector mean = VectorMath.total(sum).div(norm.units());
    FloatVector along = VectorMath.total(projection).div(norm.units());
    FloatVector inverse =
        FloatVector.fromArray(
            SPECIES, norm.deviation().data, norm.deviation().offset + row * Arena.LINE);
    for (int j = 0; j < width; j += LANES) {
      FloatVector normalised = FloatVector.fromArray(SPECIES, x, xAt + j);
      FloatVector.fromArray(SPECIES, dz, dzAt + j)
          .sub(mean)
          .sub(normalised.mul(along))
          .mul(inverse)
          .intoArray(dz, dzAt + j);
    }
    clearPadding(norm, dz, dzAt);
  }

  private static void clearPadding(Normalisation norm, float[] array, int at) {
    for (int j = norm.units(); j < norm.width(); j++) {
      array[at + j] = 0;
    }
  }
}
