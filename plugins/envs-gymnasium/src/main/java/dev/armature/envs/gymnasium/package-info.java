/** Gymnasium environments, played in Python processes that this plugin starts. */
@NullMarked
package dev.armature.envs.gymnasium;

import org.jspecify.annotations.NullMarked;
