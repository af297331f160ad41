package dev.armature.tck;

import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;

/**
 * One tensor of a {@link ReferenceNetwork} with its gradient and Adam's moments, in double
 * precision.
 */
final class ReferenceParameter {

  final String name;
  final int[] shape;
  final double[] value;
  final double[] gradient;
  final double[] mean;
  final double[] square;

  ReferenceParameter(String name, float[] values, int... shape) {
    this.name = name;
    this.shape = shape;
    value = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      value[i] = values[i];
    }
    gradient = new double[values.length];
    mean = new double[values.length];
    square = new double[values.length];
  }

  double squaredGradientNorm() {
    double sum = 0;
    for (double g : gradient) {
      sum += g * g;
    }
    return sum;
  }

  /** One update of {@link OptimizerSettings}'s formulas; {@code update} counts from 0. */
  void follow(OptimizerSettings settings, long update, double gradientScale) {
    double rate = settings.learningRateAt(update);
    double decay = settings.algorithm() == Algorithm.ADAMW ? settings.weightDecay() : 0;
    double meanCorrection = 1 - Math.pow(settings.beta1(), update + 1.0);
    double squareCorrection = 1 - Math.pow(settings.beta2(), update + 1.0);
    for (int i = 0; i < value.length; i++) {
      double g = gradient[i] * gradientScale;
      value[i] -= rate * decay * value[i];
      mean[i] = settings.beta1() * mean[i] + (1 - settings.beta1()) * g;
      square[i] = settings.beta2() * square[i] + (1 - settings.beta2()) * g * g;
      value[i] -=
          rate
              * (mean[i] / meanCorrection)
              / (Math.sqrt(square[i] / squareCorrection) + settings.epsilon());
      gradient[i] = 0;
    }
  }
}
