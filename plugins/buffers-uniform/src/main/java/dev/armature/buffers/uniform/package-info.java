/** A replay buffer that samples every remembered transition with the same probability. */
@NullMarked
package dev.armature.buffers.uniform;

import org.jspecify.annotations.NullMarked;
