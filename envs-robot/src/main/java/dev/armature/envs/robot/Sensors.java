package dev.armature.envs.robot;

import java.util.SplittableRandom;

/**
 * Measures the world with independent normal noise of one standard deviation on each joint angle
 * [rad], joint velocity [rad/s] and coordinate of a cube's position [m]; the cubes' rotations and
 * velocities are measured exactly. What is derived from these, such as the tool's position, is
 * derived from what was measured.
 */
final class Sensors {

  private final WorldState measured;
  private SplittableRandom random = new SplittableRandom(0);
  private double deviation;

  Sensors(int boxes) {
    measured = new WorldState(boxes);
  }

  /** Takes over an episode's noise. */
  void begin(Conditions conditions) {
    deviation = conditions.observationNoise();
    random = conditions.noise();
  }

  /** The state as it is seen; the same object at every call. */
  WorldState measure(WorldState state) {
    measured.copy(state);
    disturb(measured.armPosition, 0, ArmJoint.COUNT);
    disturb(measured.gripperPosition, Gripper.RIGHT_DRIVER, 1);
    disturb(measured.gripperPosition, Gripper.LEFT_DRIVER, 1);
    disturb(measured.armVelocity, 0, ArmJoint.COUNT);
    disturb(measured.driverVelocity, 0, 2);
    for (int pose = 0; pose < measured.boxPose.length; pose += WorldState.POSE) {
      disturb(measured.boxPose, pose, 3);
    }
    return measured;
  }

  private void disturb(double[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      values[i] += deviation * random.nextGaussian();
    }
  }
}
