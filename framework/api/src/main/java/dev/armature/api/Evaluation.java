package dev.armature.api;

import java.util.OptionalDouble;

/**
 * The outcome of playing some episodes without exploration.
 *
 * @param episodes how many
 * @param returnMean mean of the undiscounted returns
 * @param returnDeviation their sample standard deviation; 0 for one episode
 * @param returnMinimum the least of them
 * @param returnMaximum the greatest of them
 * @param lengthMean mean number of steps
 * @param successRate share of episodes with success at their last step, in [0, 1]; empty where the
 *     environment does not report success
 */
public record Evaluation(
    int episodes,
    double returnMean,
    double returnDeviation,
    double returnMinimum,
    double returnMaximum,
    double lengthMean,
    OptionalDouble successRate) {}
