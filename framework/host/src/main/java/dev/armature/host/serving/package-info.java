/** Lets another process play environments. */
@NullMarked
package dev.armature.host.serving;

import org.jspecify.annotations.NullMarked;
