@NullMarked
package dev.armature.host.random;

import org.jspecify.annotations.NullMarked;
