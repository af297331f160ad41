package dev.armature.tck;

import dev.armature.api.Setting;

/** The settings of a {@link RegressionAgent}. */
public record RegressionConfig(
    @Setting(value = "Transitions of a batch", range = "[2, inf)") int batchSize,
    @Setting(
            value = "Deviation of exploration, as a share of half the range of an action",
            range = "[0, inf)")
        double noise,
    @Setting(value = "Step size at first", range = "(0, inf)") double learningRate,
    @Setting(value = "Deviations of the reward that count e-fold", range = "(0, inf)")
        double temperature) {}
