package ${package};

import dev.armature.api.Setting;

/** The settings of a {@link PointMass}. */
public record PointMassConfig(
    @Setting(value = "Mass of the body", unit = "kg", range = "(0, inf)") double mass,
    @Setting(value = "Strongest push to either side", unit = "N", range = "(0, inf)") double force,
    @Setting(value = "Steps until truncation", range = "[1, inf)") int horizon) {}
