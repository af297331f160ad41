package dev.armature.buffers.prioritized;

import dev.armature.api.ReplayBufferFactory;
import dev.armature.api.Setting;

/** The section {@code replay-buffer} with {@code type = prioritized}. */
record PrioritizedReplayBufferConfig(
    @Setting(
            value =
                "Exponent α of the priority (|δ| + ε)^α: how much the TD error decides what is"
                    + " sampled; 0 nothing, 1 in proportion",
            range = "[0, inf)",
            source = "Schaul et al. 2016, Prioritized Experience Replay, section 4")
        double alpha,
    @Setting(
            value =
                "Exponent β of the importance weights (N P)^−β before the first gradient step: how"
                    + " much they make up for being sampled more often; 0 not at all, 1 wholly",
            range = "[0, 1]",
            source = "Schaul et al. 2016, section 4")
        double betaStart,
    @Setting(
            value = "β after so many gradient steps, and from then on",
            range = "[0, 1]",
            source = "Schaul et al. 2016, section 3.4")
        double betaEnd,
    @Setting(
            value =
                "Gradient steps over which β goes evenly from the one to the other; best those of"
                    + " the whole run",
            range = "[1, inf)")
        long betaSteps,
    @Setting(
            value =
                "ε, which is added to every TD error: a transition without one can be sampled too",
            range = "(0, inf)",
            source = "OpenAI Baselines, deepq")
        double epsilon,
    @Setting("What remembers the transitions") ReplayBufferFactory buffer) {}
