package dev.armature.comparison;

import dev.armature.comparison.statistics.Bootstrap;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How scores are compared.
 *
 * @param target what the optimality gap is measured from; without it there is none
 * @param baseline the algorithm that the others are held against; without it every pair is
 * @param tests whether Welch's t and Mann-Whitney's U are wanted
 * @param bootstrap for confidence intervals
 */
public record ComparisonSettings(
    OptionalDouble target, Optional<String> baseline, boolean tests, Bootstrap bootstrap) {}
