package dev.armature.agents.td3;

import dev.armature.api.ActionScale;
import dev.armature.api.ApproximatorSettings;
import dev.armature.api.Setting;

/** The section {@code agent { type = td3 }}. */
public record Td3Config(
    @Setting(
            value = "Discount γ of future rewards",
            range = "[0, 1]",
            source = "Fujimoto et al. 2018, table 3")
        double discount,
    @Setting(
            value = "Polyak factor τ by which the targets follow",
            range = "[0, 1]",
            source = "Fujimoto et al. 2018, table 3")
        double tau,
    @Setting(
            value = "Transitions in each gradient step",
            range = "[1, 1000000]",
            source = "the author's current code")
        int batchSize,
    @Setting(
            value =
                "How many critics, of whose values the target takes the least; with 1 there is no"
                    + " clipped double Q-learning",
            range = "[1, 100]",
            source = "Fujimoto et al. 2018, algorithm 1")
        int critics,
    @Setting(
            value = "Critic updates for each update of actor and targets",
            range = "[1, 1000000]",
            source = "Fujimoto et al. 2018, algorithm 1")
        int policyDelay,
    @Setting(
            value = "Standard deviation of the noise on the target action",
            unit = "noise-unit",
            range = "[0, inf)",
            source = "Fujimoto et al. 2018, section 5.3")
        double targetNoise,
    @Setting(
            value = "Bound at which that noise is clipped",
            unit = "noise-unit",
            range = "[0, inf)",
            source = "Fujimoto et al. 2018, section 5.3")
        double targetNoiseClip,
    @Setting(
            value = "Standard deviation of the exploration noise",
            unit = "noise-unit",
            range = "[0, inf)",
            source = "Fujimoto et al. 2018, section 6.1")
        double explorationNoise,
    @Setting(
            value =
                "Correlation of the exploration noise of one step with that of the step before, at"
                    + " the same standard deviation; 0 for none, 0.85 for an Ornstein-Uhlenbeck"
                    + " process with θ = 0.15",
            range = "[0, 1)",
            source = "0: Fujimoto et al. 2018; 0.85: Lillicrap et al. 2016")
        double explorationCorrelation,
    @Setting(
            value =
                "What noise is measured in: the half-range of each action dimension, so that 0.1"
                    + " means the same for radians and newton metres, or the action's own unit",
            source = "half-range: the author's runner; action: Fujimoto et al. 2018")
        NoiseUnit noiseUnit,
    @Setting("The actor π") ApproximatorSettings actor,
    @Setting("Each of the critics Q") ApproximatorSettings critic,
    @Setting("Demonstrations to learn from beside what is tried out")
        DemonstrationConfig demonstrations) {

  public Td3Config {
    demonstrations.requireRow(batchSize);
  }

  /** What noise is measured in. */
  public enum NoiseUnit {
    /** Half the distance between the bounds of each action dimension. */
    HALF_RANGE,
    /** The action's own unit, the same in every dimension. */
    ACTION;

    /** What a noise of 1 means in one dimension. */
    float of(ActionScale scale, int dimension) {
      return this == HALF_RANGE ? scale.halfRange(dimension) : 1;
    }
  }
}
