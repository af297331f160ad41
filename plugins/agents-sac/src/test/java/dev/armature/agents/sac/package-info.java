@NullMarked
package dev.armature.agents.sac;

import org.jspecify.annotations.NullMarked;
