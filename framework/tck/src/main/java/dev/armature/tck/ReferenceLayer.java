package dev.armature.tck;

import dev.armature.api.Activation;
import java.util.Optional;

/**
 * One layer of a {@link ReferenceNetwork}: plain loops over the formulas of {@code MlpSettings}.
 */
final class ReferenceLayer {

  /** The gain and shift of a layer normalisation. */
  record Norm(ReferenceParameter weight, ReferenceParameter bias) {}

  private static final double VARIANCE_FLOOR = 1e-5;

  private final int inputs;
  private final int outputs;
  private final Activation activation;
  private final boolean residual;
  private final ReferenceParameter weight;
  private final ReferenceParameter bias;
  private final Optional<Norm> norm;

  private double[] input = {};
  private double[] normalised = {};
  private double[] deviation = {};
  private double[] preActivation = {};

  ReferenceLayer(
      ReferenceParameter weight,
      ReferenceParameter bias,
      Optional<Norm> norm,
      Activation activation,
      boolean residual) {
    this.weight = weight;
    this.bias = bias;
    this.norm = norm;
    this.activation = activation;
    outputs = weight.shape[0];
    inputs = weight.shape[1];
    this.residual = residual && inputs == outputs;
  }

  double[] forward(double[] x, int n) {
    input = x;
    double[] z = new double[n * outputs];
    for (int r = 0; r < n; r++) {
      for (int o = 0; o < outputs; o++) {
        double sum = bias.value[o];
        for (int i = 0; i < inputs; i++) {
          sum += x[r * inputs + i] * weight.value[o * inputs + i];
        }
        z[r * outputs + o] = sum;
      }
    }
    norm.ifPresent(it -> normalise(it, z, n));
    preActivation = z;
    double[] y = new double[n * outputs];
    for (int i = 0; i < y.length; i++) {
      y[i] = value(activation, z[i]) + (residual ? x[i] : 0);
    }
    return y;
  }

  private void normalise(Norm norm, double[] z, int n) {
    normalised = new double[z.length];
    deviation = new double[n];
    for (int r = 0; r < n; r++) {
      int row = r * outputs;
      double mean = 0;
      for (int o = 0; o < outputs; o++) {
        mean += z[row + o] / outputs;
      }
      double variance = 0;
      for (int o = 0; o < outputs; o++) {
        variance += (z[row + o] - mean) * (z[row + o] - mean) / outputs;
      }
      deviation[r] = Math.sqrt(variance + VARIANCE_FLOOR);
      for (int o = 0; o < outputs; o++) {
        normalised[row + o] = (z[row + o] - mean) / deviation[r];
        z[row + o] = normalised[row + o] * norm.weight.value[o] + norm.bias.value[o];
      }
    }
  }

  /** Adds to the parameters' gradients, and returns the gradient with respect to the input. */
  double[] backward(double[] dy, int n) {
    double[] dz = new double[dy.length];
    for (int i = 0; i < dz.length; i++) {
      dz[i] = dy[i] * slope(activation, preActivation[i]);
    }
    norm.ifPresent(it -> backwardThroughNorm(it, dz, n));
    double[] dx = new double[n * inputs];
    for (int r = 0; r < n; r++) {
      for (int o = 0; o < outputs; o++) {
        double d = dz[r * outputs + o];
        bias.gradient[o] += d;
        for (int i = 0; i < inputs; i++) {
          weight.gradient[o * inputs + i] += d * input[r * inputs + i];
          dx[r * inputs + i] += d * weight.value[o * inputs + i];
        }
      }
    }
    for (int i = 0; residual && i < dx.length; i++) {
      dx[i] += dy[i];
    }
    return dx;
  }

  private void backwardThroughNorm(Norm norm, double[] dz, int n) {
    for (int r = 0; r < n; r++) {
      int row = r * outputs;
      double mean = 0;
      double projection = 0;
      for (int o = 0; o < outputs; o++) {
        norm.weight.gradient[o] += dz[row + o] * normalised[row + o];
        norm.bias.gradient[o] += dz[row + o];
        dz[row + o] *= norm.weight.value[o];
        mean += dz[row + o] / outputs;
        projection += dz[row + o] * normalised[row + o] / outputs;
      }
      for (int o = 0; o < outputs; o++) {
        dz[row + o] = (dz[row + o] - mean - normalised[row + o] * projection) / deviation[r];
      }
    }
  }

  private static double value(Activation activation, double z) {
    return switch (activation) {
      case RELU -> Math.max(z, 0);
      case TANH -> Math.tanh(z);
      case ELU -> z > 0 ? z : Math.expm1(z);
      case SILU -> z / (1 + Math.exp(-z));
      case IDENTITY -> z;
    };
  }

  private static double slope(Activation activation, double z) {
    return switch (activation) {
      case RELU -> z > 0 ? 1 : 0;
      case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
      case ELU -> z > 0 ? 1 : Math.exp(z);
      case SILU -> {
        double sigmoid = 1 / (1 + Math.exp(-z));
        yield sigmoid * (1 + z * (1 - sigmoid));
      }
      case IDENTITY -> 1;
    };
  }
}
