/** Makes many plugins, to see what they cost. */
@NullMarked
package dev.armature.benchmarks.plugins;

import org.jspecify.annotations.NullMarked;
