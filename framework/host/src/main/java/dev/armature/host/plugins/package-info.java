/** Finds, isolates and describes plugins. */
@NullMarked
package dev.armature.host.plugins;

import org.jspecify.annotations.NullMarked;
