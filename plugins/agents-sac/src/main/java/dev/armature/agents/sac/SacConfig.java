package dev.armature.agents.sac;

import dev.armature.api.ApproximatorSettings;
import dev.armature.api.Setting;
import java.util.Optional;

/** The section {@code agent { type = sac }}. */
public record SacConfig(
    @Setting(
            value = "Discount γ of future rewards",
            range = "[0, 1]",
            source = "Haarnoja et al. 2018, appendix D")
        double discount,
    @Setting(
            value = "Polyak factor τ by which the targets follow",
            range = "[0, 1]",
            source = "Haarnoja et al. 2018, appendix D")
        double tau,
    @Setting(
            value = "Transitions in each gradient step",
            range = "[1, 1000000]",
            source = "Haarnoja et al. 2018, appendix D")
        int batchSize,
    @Setting("How much entropy counts beside reward") Temperature temperature,
    @Setting("The actor π, of which a mean and a deviation come for each action component")
        ApproximatorSettings actor,
    @Setting("Each of the critics Q1 and Q2") ApproximatorSettings critic) {

  /** The section {@code temperature}. */
  public record Temperature(
      @Setting(
              value = "Whether α follows the entropy; if not, it stays what it is at first",
              source = "Haarnoja et al. 2018, section 5")
          boolean automatic,
      @Setting(value = "α at first", range = "(0, inf)") double initial,
      @Setting(
              value =
                  "The entropy that α keeps the policy at, of actions in [−1, 1]; null for minus the"
                      + " number of action components",
              unit = "nat",
              source = "Haarnoja et al. 2018, appendix D")
          Optional<Double> targetEntropy,
      @Setting(
              value = "Learning rate of log α",
              range = "(0, inf)",
              source = "Haarnoja et al. 2018, appendix D")
          double learningRate) {}
}
