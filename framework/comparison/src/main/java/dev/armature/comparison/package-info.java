/**
 * Compares algorithms: finds the scores and learning curves of runs, or reads scores from a file,
 * and summarises them. {@link dev.armature.comparison.Comparison} is the result.
 */
@NullMarked
package dev.armature.comparison;

import org.jspecify.annotations.NullMarked;
