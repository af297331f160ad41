package dev.armature.comparison.statistics;

/**
 * An estimate and its confidence interval.
 *
 * @param estimate from the scores as they are
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double estimate, double low, double high) {}
