@NullMarked
package dev.armature.host.index;

import org.jspecify.annotations.NullMarked;
