package dev.armature.api;

/**
 * How a network's parameters follow their gradients, as a configuration says it: Adam (Kingma and
 * Ba 2015) with PyTorch's treatment of ε,
 *
 * <pre>{@code
 * m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
 * θ ← θ − lr · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 * }</pre>
 *
 * or AdamW (Loshchilov and Hutter 2019), which first takes θ ← θ − lr · weight-decay · θ.
 *
 * <p>With a schedule the learning rate of update t (from 0) is final + (initial − final) · s, where
 * p = min(t / decay-updates, 1) and s is 1 − p (linear) or (1 + cos πp) / 2 (cosine).
 *
 * <p>Clipping scales the gradient of one network (of one member of an ensemble) by min(1, max /
 * (‖g‖₂ + 1e-6)).
 */
public record OptimizerSettings(
    @Setting("adam or adamw") Algorithm algorithm,
    @Setting(value = "Learning rate", range = "(0, inf)") double learningRate,
    @Setting(value = "Decay of the mean of the gradient", range = "[0, 1)") double beta1,
    @Setting(value = "Decay of the mean of the squared gradient", range = "[0, 1)") double beta2,
    @Setting(value = "Added to the root of the squared gradient", range = "(0, inf)")
        double epsilon,
    @Setting(
            value = "Share of each parameter taken off per unit of learning rate (adamw)",
            range = "[0, inf)")
        double weightDecay,
    @Setting("How the learning rate changes: constant, linear or cosine") Schedule schedule,
    @Setting(value = "Learning rate at the end of the schedule", range = "[0, inf)")
        double finalLearningRate,
    @Setting(value = "Updates until the end of the schedule", range = "[1, inf)") long decayUpdates,
    @Setting(value = "Greatest norm of the gradient; 0 for no limit", range = "[0, inf)")
        double maxGradientNorm) {

  /** Which optimizer. */
  public enum Algorithm {
    ADAM,
    ADAMW
  }

  /** How the learning rate changes over the updates. */
  public enum Schedule {
    CONSTANT,
    LINEAR,
    COSINE
  }

  public OptimizerSettings {
    if (algorithm == Algorithm.ADAM && weightDecay != 0) {
      throw new ConfigurationException("weight-decay", "only adamw decays weights");
    }
  }

  /** The learning rate of an update. */
  public double learningRateAt(long update) {
    if (schedule == Schedule.CONSTANT) {
      return learningRate;
    }
    double progress = Math.min((double) update / decayUpdates, 1);
    double share =
        schedule == Schedule.LINEAR ? 1 - progress : (1 + Math.cos(Math.PI * progress)) / 2;
    return finalLearningRate + (learningRate - finalLearningRate) * share;
  }
}
