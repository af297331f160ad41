/** Tells whether two runs came to the same bits. */
@NullMarked
package dev.armature.host.reproduction;

import org.jspecify.annotations.NullMarked;
