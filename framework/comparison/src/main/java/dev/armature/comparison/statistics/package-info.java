/**
 * Statistics of scores from few runs on several tasks, as Agarwal et al. 2021, "Deep Reinforcement
 * Learning at the Edge of the Statistical Precipice", ask for.
 */
@NullMarked
package dev.armature.comparison.statistics;

import org.jspecify.annotations.NullMarked;
