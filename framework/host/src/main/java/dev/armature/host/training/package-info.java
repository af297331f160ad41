/** A run: acting, learning, evaluating, recording, in one loop that knows only the interfaces. */
@NullMarked
package dev.armature.host.training;

import org.jspecify.annotations.NullMarked;
