/** Tests of replay in hindsight. */
@NullMarked
package dev.armature.buffers.hindsight;

import org.jspecify.annotations.NullMarked;
