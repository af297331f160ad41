@NullMarked
package dev.armature.comparison;

import org.jspecify.annotations.NullMarked;
