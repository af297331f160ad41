package dev.armature.benchmarks.plugins;

import dev.armature.api.Setting;

/**
 * The settings of each.
 *
 * @param every how often it would do something
 */
public record Settings(@Setting(value = "Steps between two calls", range = "[1, inf)") int every) {}
