@NullMarked
package dev.armature.agents.random;

import org.jspecify.annotations.NullMarked;
