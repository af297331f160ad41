@NullMarked
package dev.armature.envs.robot.drawing;

import org.jspecify.annotations.NullMarked;
