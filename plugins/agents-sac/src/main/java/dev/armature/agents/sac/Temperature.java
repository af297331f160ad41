package dev.armature.agents.sac;

import dev.armature.api.Checkpointable;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;

/**
 * The temperature α, how much a nat of entropy counts beside reward. Where it is automatic, log α
 * descends −log α · mean(log π + H̄) with Adam: α falls where the policy's entropy is above its
 * target H̄. Source: Haarnoja et al. 2018, section 5, with the loss in log α as in the authors'
 * code.
 */
final class Temperature implements Checkpointable {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final int[] SCALAR = {1};

  private final boolean automatic;
  private final float targetEntropy;
  private final double learningRate;

  private float logValue;
  private float mean;
  private float square;
  private long updates;

  Temperature(SacConfig.Temperature config, int actionSize) {
    automatic = config.automatic();
    targetEntropy = config.targetEntropy().orElse(-(double) actionSize).floatValue();
    learningRate = config.learningRate();
    logValue = (float) Math.log(config.initial());
  }

  boolean isAutomatic() {
    return automatic;
  }

  /** α. */
  float value() {
    return (float) Math.exp(logValue);
  }

  /**
   * Takes one step, where α is automatic.
   *
   * @param logDensity mean log π of the batch
   * @return the loss before it
   */
  double follow(double logDensity) {
    double gradient = -(logDensity + targetEntropy);
    double loss = logValue * gradient;
    updates++;
    mean = (float) (BETA1 * mean + (1 - BETA1) * gradient);
    square = (float) (BETA2 * square + (1 - BETA2) * gradient * gradient);
    double unbiased = mean / (1 - Math.pow(BETA1, (double) updates));
    double root = Math.sqrt(square / (1 - Math.pow(BETA2, (double) updates)));
    logValue -= (float) (learningRate * unbiased / (root + EPSILON));
    return loss;
  }

  @Override
  public void save(StateWriter out) {
    out.floats("log_temperature", SCALAR, new float[] {logValue});
    StateWriter optimizer = out.scoped("log_temperature_optimizer");
    optimizer.floats("exp_avg", SCALAR, new float[] {mean});
    optimizer.floats("exp_avg_sq", SCALAR, new float[] {square});
    optimizer.longs("step", updates);
  }

  @Override
  public void load(StateReader in) {
    StateReader optimizer = in.scoped("log_temperature_optimizer");
    logValue = scalar(in, "log_temperature");
    mean = scalar(optimizer, "exp_avg");
    square = scalar(optimizer, "exp_avg_sq");
    updates = optimizer.longs("step", 1)[0];
  }

  private static float scalar(StateReader in, String name) {
    float[] value = new float[1];
    in.floats(name, SCALAR, value);
    return value[0];
  }
}
