@NullMarked
package dev.armature.agents.ddpg;

import org.jspecify.annotations.NullMarked;
