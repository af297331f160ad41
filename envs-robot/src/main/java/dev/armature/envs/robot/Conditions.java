package dev.armature.envs.robot;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What an episode has drawn from the section {@code randomisation}.
 *
 * @param objectMass a factor on the cubes' mass
 * @param objectFriction a factor on their coefficient of friction
 * @param actuatorGain a factor on the stiffness and damping of the arm's servos
 * @param latency from an action to the moment the robot begins to follow it [s]
 * @param observationNoise the standard deviation of the noise on what is seen [rad], [rad/s], [m]
 * @param noise where that noise comes from
 */
record Conditions(
    double objectMass,
    double objectFriction,
    double actuatorGain,
    double latency,
    double observationNoise,
    SplittableRandom noise) {

  /** Each comes from a stream of its own, so that a range changes no draw but its own. */
  static Conditions draw(RandomisationSettings settings, SplittableRandom random) {
    return new Conditions(
        uniform(settings.objectMass(), random.split()),
        uniform(settings.objectFriction(), random.split()),
        uniform(settings.actuatorGain(), random.split()),
        uniform(settings.latency(), random.split()),
        uniform(settings.observationNoise(), random.split()),
        random.split());
  }

  private static double uniform(List<Double> range, SplittableRandom random) {
    return range.get(0) + random.nextDouble() * (range.get(1) - range.get(0));
  }
}
