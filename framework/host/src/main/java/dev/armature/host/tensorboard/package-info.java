/** Writes what happens in a run as events for TensorBoard. */
@NullMarked
package dev.armature.host.tensorboard;

import org.jspecify.annotations.NullMarked;
