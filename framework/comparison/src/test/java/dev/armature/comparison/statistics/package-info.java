@NullMarked
package dev.armature.comparison.statistics;

import org.jspecify.annotations.NullMarked;
