package dev.armature.networks.simd.kernels;

import dev.armature.api.OptimizerSettings;

/**
 * The factors of one step of Adam or AdamW (formulas: {@link OptimizerSettings}), rearranged so
 * that ε comes after the bias correction, as in PyTorch:
 *
 * <pre>{@code
 * g ← scale · g;  θ ← keep · θ;  m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²
 * θ ← θ − rate · m / (√v · root + ε)
 * }</pre>
 */
public final class AdamStep {

  final float scale;
  final float keep;
  final float beta1;
  final float beta2;
  final float fresh1;
  final float fresh2;
  final float rate;
  final float root;
  final float epsilon;

  /**
   * @param update the number of updates before this one
   * @param gradientScale what clipping scales the gradient by
   */
  public AdamStep(OptimizerSettings settings, long update, double gradientScale) {
    double learningRate = settings.learningRateAt(update);
    scale = (float) gradientScale;
    keep = (float) (1 - learningRate * settings.weightDecay());
    beta1 = (float) settings.beta1();
    beta2 = (float) settings.beta2();
    fresh1 = (float) (1 - settings.beta1());
    fresh2 = (float) (1 - settings.beta2());
    rate = (float) (learningRate / (1 - Math.pow(settings.beta1(), update + 1.0)));
    root = (float) (1 / Math.sqrt(1 - Math.pow(settings.beta2(), update + 1.0)));
    epsilon = (float) settings.epsilon();
  }
}
