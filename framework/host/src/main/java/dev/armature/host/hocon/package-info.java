/** Reading HOCON that a stranger may have written. */
@NullMarked
package dev.armature.host.hocon;

import org.jspecify.annotations.NullMarked;
