/** Runs the runs of a sweep as processes of this machine. */
@NullMarked
package dev.armature.launchers.local;

import org.jspecify.annotations.NullMarked;
