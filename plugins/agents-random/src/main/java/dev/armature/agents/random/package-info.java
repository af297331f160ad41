/** Uniformly random actions: what every algorithm has to be better than. */
@NullMarked
package dev.armature.agents.random;

import org.jspecify.annotations.NullMarked;
