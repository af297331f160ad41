package dev.armature.envs.robot;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;
import java.util.List;

/** The section {@code environment} for the type {@code robot-arm}. */
public record RobotArmConfig(
    @Setting("what the arm is to do") TaskType task,
    @Setting("the physics engine") EngineType engine,
    @Setting("what the components of an action mean") ActionMode actionMode,
    @Setting("what an observation holds") ObservationMode observationMode,
    @Setting("what a step is worth") RewardMode reward,
    @Setting(
            value = "the goal holds within this distance",
            unit = "m",
            range = "(0, inf)",
            source = "FetchReach of gymnasium-robotics")
        double successDistance,
    @Setting("whether an episode ends as soon as the goal holds") boolean terminateOnSuccess,
    @Setting(
            value = "control steps after which an episode is truncated; 0 for no limit",
            range = "[0, inf)",
            source = "FetchReach of gymnasium-robotics")
        int horizon,
    @Setting(
            value = "physics steps in a control step",
            range = "[1, inf)",
            source = "FetchReach of gymnasium-robotics")
        int substeps,
    @Setting(
            value = "length of a physics step",
            unit = "s",
            range = "(0, 0.01]",
            source = "FetchReach of gymnasium-robotics")
        double physicsStep,
    @Setting(value = "solver passes in a physics step", range = "[1, 255]") int solverIterations,
    @Setting(
            value = "how far the action 1 moves an arm joint's held angle in a control step",
            unit = "rad",
            range = "(0, inf)")
        double jointIncrement,
    @Setting(
            value = "how far the action 1 moves the gripper's held angle in a control step",
            unit = "rad",
            range = "(0, inf)")
        double gripperIncrement,
    @Setting(
            value = "the six joint angles that an episode starts with, base to wrist",
            unit = "rad",
            source = "home of MuJoCo Menagerie, universal_robots_ur5e")
        List<Double> start,
    @Setting("where goals are drawn from") Region goal) {

  /**
   * @throws ConfigurationException if the keys contradict each other or the robot
   */
  public RobotArmConfig {
    start = List.copyOf(start);
    requireStartWithinLimits(start);
    requireOrdered("goal", goal);
    double period = substeps * physicsStep;
    requireWithin("joint-increment", jointIncrement, ArmJoint.VELOCITY_LIMIT, period);
    requireWithin("gripper-increment", gripperIncrement, Gripper.VELOCITY_LIMIT, period);
  }

  /** Simulated time between two steps of the environment [s]. */
  double controlPeriod() {
    return substeps * physicsStep;
  }

  PhysicsSettings physics() {
    return new PhysicsSettings(physicsStep, solverIterations);
  }

  private static void requireStartWithinLimits(List<Double> start) {
    if (start.size() != ArmJoint.COUNT) {
      throw new ConfigurationException(
          "start", "start has " + start.size() + " angles; the arm has " + ArmJoint.COUNT);
    }
    for (ArmJoint joint : ArmJoint.values()) {
      double angle = start.get(joint.index());
      if (!(Math.abs(angle) <= joint.positionLimit())) {
        throw new ConfigurationException(
            "start",
            "%s starts at %s rad, beyond its limit of ±%.4f rad"
                .formatted(joint.label(), angle, joint.positionLimit()));
      }
    }
  }

  private static void requireOrdered(String key, Region region) {
    requireThree(key + ".low", region.low());
    requireThree(key + ".high", region.high());
    for (int axis = 0; axis < 3; axis++) {
      double low = region.low().get(axis);
      double high = region.high().get(axis);
      if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
        throw new ConfigurationException(
            key,
            "%s goes from %s m to %s m along %c; the upper corner is not below the lower one"
                .formatted(key, low, high, "xyz".charAt(axis)));
      }
    }
  }

  private static void requireThree(String key, List<Double> corner) {
    if (corner.size() != 3) {
      throw new ConfigurationException(
          key, key + " has " + corner.size() + " numbers; a point has x, y and z");
    }
  }

  private static void requireWithin(
      String key, double increment, double velocityLimit, double period) {
    double greatest = velocityLimit * period;
    if (!(increment > 0 && increment <= greatest)) {
      throw new ConfigurationException(
          key,
          "%s is %s rad in a control step of %s s; at the velocity limit of %.4f rad/s it is at most %.4f rad"
              .formatted(key, increment, (float) period, velocityLimit, greatest));
    }
  }
}
