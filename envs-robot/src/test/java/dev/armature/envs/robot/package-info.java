@NullMarked
package dev.armature.envs.robot;

import org.jspecify.annotations.NullMarked;
