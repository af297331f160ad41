package dev.armature.buffers.uniform;

import dev.armature.api.Setting;

/** The section {@code replay-buffer} with {@code type = uniform}. */
record UniformReplayBufferConfig(
    @Setting(
            value = "How many transitions are remembered; beyond that the oldest is forgotten",
            range = "[1, 2147483647]",
            source = "Fujimoto et al. 2018, TD3, supplementary material")
        int capacity) {}
