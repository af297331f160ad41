/** A replay buffer around another one, which samples what surprised the agent more often. */
@NullMarked
package dev.armature.buffers.prioritized;

import org.jspecify.annotations.NullMarked;
