package com.example.tank;

import dev.armature.api.Setting;
import java.util.List;

/** The settings of a {@link DpgAgent}. */
public record DpgConfig(
    @Setting(value = "What a reward counts a step later", range = "[0, 1]") double discount,
    @Setting(value = "Transitions of a batch", range = "[1, inf)") int batchSize,
    @Setting(
            value = "Deviation of exploration, as a share of half the range of an action",
            range = "[0, inf)")
        double noise,
    @Setting(value = "How far the target networks move in each step", range = "(0, 1]") double tau,
    @Setting(value = "Widths of the hidden layers of actor and critic", range = "[1, inf)")
        List<Integer> hidden,
    @Setting(value = "Step size of Adam", range = "(0, inf)") double learningRate) {}
