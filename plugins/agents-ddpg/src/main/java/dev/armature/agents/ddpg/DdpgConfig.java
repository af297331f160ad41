package dev.armature.agents.ddpg;

import dev.armature.api.ApproximatorSettings;
import dev.armature.api.Setting;

/** The section {@code agent { type = ddpg }}. */
public record DdpgConfig(
    @Setting(
            value = "Discount γ of future rewards",
            range = "[0, 1]",
            source = "Lillicrap et al. 2016, section 7")
        double discount,
    @Setting(
            value = "Polyak factor τ by which the targets follow",
            range = "[0, 1]",
            source = "Fujimoto et al. 2018, table 3: \"our DDPG\"")
        double tau,
    @Setting(
            value = "Transitions in each gradient step",
            range = "[1, 1000000]",
            source = "TD3's, as its author's current code has it")
        int batchSize,
    @Setting(
            value = "Standard deviation of the exploration noise",
            unit = "half ranges of each action dimension",
            range = "[0, inf)",
            source = "Fujimoto et al. 2018, section 6.1: \"our DDPG\"")
        double explorationNoise,
    @Setting("The actor π") ApproximatorSettings actor,
    @Setting("The critic Q") ApproximatorSettings critic) {}
