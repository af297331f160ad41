/** Random streams: one seed, a named stream for every consumer, states that a checkpoint holds. */
@NullMarked
package dev.armature.host.random;

import org.jspecify.annotations.NullMarked;
