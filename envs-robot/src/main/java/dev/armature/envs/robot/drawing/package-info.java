/**
 * Draws bodies in orthographic views by ray casting, on plain arrays: it needs neither a display
 * nor fonts.
 */
@NullMarked
package dev.armature.envs.robot.drawing;

import org.jspecify.annotations.NullMarked;
