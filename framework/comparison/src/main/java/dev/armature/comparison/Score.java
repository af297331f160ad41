package dev.armature.comparison;

/**
 * What one run has reached.
 *
 * @param task the task
 * @param algorithm the algorithm
 * @param seed tells the runs of one algorithm on one task apart
 * @param value the score; more is better
 */
public record Score(String task, String algorithm, String seed, double value) {}
