package dev.armature.envs.toy;

import dev.armature.api.Setting;

/** The section {@code environment} with {@code type = pendulum}. */
record PendulumConfig(
    @Setting(
            value = "Steps after which an episode is truncated; 0 for no limit",
            range = "[0, inf)",
            source = "Gymnasium, Pendulum-v1")
        int horizon,
    @Setting(
            value = "Acceleration of gravity",
            unit = "m/s^2",
            range = "[0, inf)",
            source = "Gymnasium, Pendulum-v1")
        double gravity) {}
