@NullMarked
package dev.armature.envs.gymnasium;

import org.jspecify.annotations.NullMarked;
