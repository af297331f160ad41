package dev.armature.host.configuration;

import dev.armature.api.Setting;

/** The section {@code checkpoints}: when the state of the run is written down. */
public record CheckpointSettings(
    @Setting(value = "Environment steps between two checkpoints; 0 for none", range = "[0, inf)")
        long every,
    @Setting(value = "How many of the latest checkpoints stay on disk", range = "[1, inf)")
        int keep,
    @Setting(
            value =
                "How many more stay, those with the best evaluations; above 0 there is a checkpoint"
                    + " of each evaluation",
            range = "[0, inf)")
        int keepBest) {}
