@NullMarked
package dev.armature.host.reproduction;

import org.jspecify.annotations.NullMarked;
