package dev.armature.envs.toy;

import dev.armature.api.Setting;

/** The section {@code environment} with {@code type = mountain-car-continuous}. */
record MountainCarContinuousConfig(
    @Setting(
            value = "Steps after which an episode is truncated; 0 for no limit",
            range = "[0, inf)",
            source = "Gymnasium, MountainCarContinuous-v0")
        int horizon,
    @Setting(
            value = "The least velocity at the goal position that counts as arriving",
            unit = "m/step",
            range = "[0, 0.07]",
            source = "Gymnasium, MountainCarContinuous-v0")
        double goalVelocity) {}
