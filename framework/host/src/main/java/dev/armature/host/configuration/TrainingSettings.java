package dev.armature.host.configuration;

import dev.armature.api.Setting;

/** The section {@code training}: how long, and how acting and learning alternate. */
public record TrainingSettings(
    @Setting(value = "Environment steps in the whole run", range = "[1, inf)") long steps,
    @Setting(
            value = "Steps of uniformly random actions before the agent acts and learns",
            range = "[0, inf)")
        long warmUpSteps,
    @Setting(value = "Environments acted in side by side", range = "[1, 10000]") int environments,
    @Setting(value = "Threads that step the environments", range = "[1, 1024]")
        int environmentThreads,
    @Setting(value = "Gradient steps after each environment step", range = "[1, 1000]")
        int updatesPerStep,
    @Setting(value = "Environment steps between two rows of metrics", range = "[1, inf)")
        long metricsEvery,
    @Setting("What becomes of an action out of its bounds: clip it, or refuse to go on")
        OutOfBoundsActions outOfBoundsActions,
    @Setting(
            value = "How long an environment may take for one call; 0 for as long as it likes",
            unit = "s",
            range = "[0, 1e6]")
        double environmentTimeout) {}
