package com.example.tank;

import dev.armature.api.Setting;

/** The settings of a {@link WaterTank}. */
public record WaterTankConfig(
    @Setting(value = "Floor area of the tank", unit = "m²", range = "(0, inf)") double area,
    @Setting(value = "Area of the hole in its floor", unit = "m²", range = "[0, inf)")
        double outlet,
    @Setting(value = "What the pump gives at full power", unit = "m³/s", range = "(0, inf)")
        double flow,
    @Setting(value = "Steps until truncation", range = "[1, inf)") int horizon) {}
