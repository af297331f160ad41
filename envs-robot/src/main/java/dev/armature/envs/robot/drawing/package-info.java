/**
 * Draws solids in orthographic views by ray casting, on plain arrays: it needs neither a display
 * nor fonts, and gives the same picture on every machine.
 */
@NullMarked
package dev.armature.envs.robot.drawing;

import org.jspecify.annotations.NullMarked;
