package ${package};

import dev.armature.api.Setting;

/** The settings of a {@link RingBuffer}. */
public record RingBufferConfig(
    @Setting(value = "Transitions that are remembered at most", range = "[1, inf)") int capacity) {}
