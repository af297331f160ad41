/** Two plugins that bring a library each, in versions of their own, and look around. */
@NullMarked
package dev.armature.app.isolation;

import org.jspecify.annotations.NullMarked;
