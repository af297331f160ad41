/** Replay that gives transitions other goals in hindsight, around another replay buffer. */
@NullMarked
package dev.armature.buffers.hindsight;

import org.jspecify.annotations.NullMarked;
