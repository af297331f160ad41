package dev.armature.launchers.local;

import dev.armature.api.Setting;

/** The section {@code sweep.launcher} of type {@code local}. */
record LocalConfig(
    @Setting(value = "Runs at once; 0 for as many as there are processors", range = "[0, 10000]")
        int jobs,
    @Setting(
            value = "Processors that each run reckons with; 0 for its share of them all",
            range = "[0, 10000]")
        int processors) {}
