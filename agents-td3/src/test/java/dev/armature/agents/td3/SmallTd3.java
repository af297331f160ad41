package dev.armature.agents.td3;

import dev.armature.agents.td3.Td3Config.NoiseUnit;
import dev.armature.api.Activation;
import dev.armature.api.ApproximatorSettings;
import dev.armature.api.MlpSettings;
import dev.armature.api.OptimizerSettings;
import java.util.List;

/** The plugin's default settings with networks small enough for a test. */
final class SmallTd3 {

  private SmallTd3() {}

  static Td3Config config() {
    return config(0.99);
  }

  static Td3Config config(double discount) {
    return config(discount, 2, approximator(List.of(16, 16), adam(1e-3)), DemonstrationConfig.NONE);
  }

  static Td3Config config(DemonstrationConfig demonstrations) {
    return config(0.99, 2, approximator(List.of(16, 16), adam(1e-3)), demonstrations);
  }

  /** With exploration noise that is correlated in time. */
  static Td3Config correlated(double correlation) {
    return config(
        0.99, 2, approximator(List.of(16, 16), adam(1e-3)), DemonstrationConfig.NONE, correlation);
  }

  static Td3Config config(
      double discount,
      int policyDelay,
      ApproximatorSettings approximator,
      DemonstrationConfig demonstrations) {
    return config(discount, policyDelay, approximator, demonstrations, 0);
  }

  private static Td3Config config(
      double discount,
      int policyDelay,
      ApproximatorSettings approximator,
      DemonstrationConfig demonstrations,
      double correlation) {
    return new Td3Config(
        discount,
        0.005,
        32,
        2,
        policyDelay,
        0.2,
        0.5,
        0.1,
        correlation,
        NoiseUnit.HALF_RANGE,
        approximator,
        approximator,
        demonstrations);
  }

  static ApproximatorSettings approximator(List<Integer> hidden, OptimizerSettings optimizer) {
    return new ApproximatorSettings(
        new MlpSettings(hidden, Activation.RELU, false, false), optimizer);
  }

  static OptimizerSettings adam(double learningRate) {
    return adam(learningRate, 0.9, 0.999, 1e-8);
  }

  static OptimizerSettings adam(double learningRate, double beta1, double beta2, double epsilon) {
    return new OptimizerSettings(
        OptimizerSettings.Algorithm.ADAM,
        learningRate,
        beta1,
        beta2,
        epsilon,
        0,
        OptimizerSettings.Schedule.CONSTANT,
        0,
        1,
        0);
  }
}
