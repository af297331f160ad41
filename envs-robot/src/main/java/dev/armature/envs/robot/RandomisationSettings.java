package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;
import java.util.List;

/**
 * The section {@code randomisation}: what is drawn for each episode, uniformly from a range {@code
 * [low, high]}, so that a policy does not come to rely on one robot and one cube. Source: Peng et
 * al., "Sim-to-Real Transfer of Robotic Control with Dynamics Randomization", 2018.
 */
public record RandomisationSettings(
    @Setting(value = "factor on the cubes' mass: low, high", range = "(0, inf)")
        List<Double> objectMass,
    @Setting(value = "factor on the cubes' coefficient of friction: low, high", range = "[0, inf)")
        List<Double> objectFriction,
    @Setting(
            value = "factor on the stiffness and damping of the arm's servos: low, high",
            range = "(0, inf)")
        List<Double> actuatorGain,
    @Setting(
            value = "time until the robot begins to follow an action: low, high",
            unit = "s",
            range = "[0, 1]")
        List<Double> latency,
    @Setting(
            value =
                "standard deviation of the noise on joint angles, joint velocities and cubes'"
                    + " positions as they are seen: low, high",
            unit = "rad, rad/s, m",
            range = "[0, inf)")
        List<Double> observationNoise) {

  /**
   * @throws ConfigurationException if a range is not two numbers in order
   */
  public RandomisationSettings {
    objectMass = range("object-mass", objectMass);
    objectFriction = range("object-friction", objectFriction);
    actuatorGain = range("actuator-gain", actuatorGain);
    latency = range("latency", latency);
    observationNoise = range("observation-noise", observationNoise);
  }

  private static List<Double> range(String key, List<Double> range) {
    if (range.size() != 2 || range.get(0) > range.get(1)) {
      throw new ConfigurationException(
          key, "%s is %s; a range is [low, high], low not above high".formatted(key, range));
    }
    return List.copyOf(range);
  }

  /** Whether what is seen may differ from what is. */
  boolean isNoisy() {
    return observationNoise.get(1) > 0;
  }

  /** The longest latency [s]. */
  double longestLatency() {
    return latency.get(1);
  }
}
