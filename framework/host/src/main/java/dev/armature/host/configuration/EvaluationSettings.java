package dev.armature.host.configuration;

import dev.armature.api.Setting;

/** The section {@code evaluation}: playing without exploration, on an environment of its own. */
public record EvaluationSettings(
    @Setting(value = "Environment steps between two evaluations; 0 for none", range = "[0, inf)")
        long every,
    @Setting(value = "Episodes of each evaluation", range = "[1, inf)") int episodes,
    @Setting(value = "Episodes of the evaluation that ends the run", range = "[1, inf)")
        int finalEpisodes) {}
