package dev.armature.envs.robot;

import dev.armature.api.Setting;

/** The section {@code objects}: the cubes on the table and where they start. */
public record ObjectSettings(
    @Setting(value = "how many cubes lie in the way, beside those of the task", range = "[0, 20]")
        int clutter,
    @Setting(value = "length of an edge", unit = "m", range = "[0.01, 0.08]", source = "panda-gym")
        double size,
    @Setting(value = "mass of a cube", unit = "kg", range = "(0, inf)", source = "panda-gym")
        double mass,
    @Setting(value = "coefficient of friction of a cube", range = "[0, inf)") double friction,
    @Setting(
            value = "where the cubes' middles start; along z, above where they rest",
            source = "FetchPickAndPlace of gymnasium-robotics")
        Region start,
    @Setting(
            value = "least distance along the table from the tool and between cubes' middles",
            unit = "m",
            range = "[0, inf)",
            source = "FetchPickAndPlace of gymnasium-robotics")
        double clearance) {}
