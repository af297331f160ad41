package dev.armature.envs.robot;

/**
 * What an engine reports of its world; filled anew by every {@link Engine#read}.
 *
 * <p>{@code armPosition} and {@code armVelocity} [rad], [rad/s], {@code [6]}; {@code
 * gripperPosition} [rad], {@code [8]}, in the order of {@link Gripper.Joint}; {@code
 * driverVelocity} [rad/s], {@code [2]}, right and left; {@code boxPose}, {@code [boxes, 7]}:
 * position [m], quaternion; {@code boxVelocity}, {@code [boxes, 6]}: linear [m/s], angular [rad/s].
 */
final class WorldState {

  /** Numbers to a row of {@link #boxPose} and of {@link #boxVelocity}. */
  static final int POSE = 7;

  static final int TWIST = 6;

  final double[] armPosition = new double[ArmJoint.COUNT];
  final double[] armVelocity = new double[ArmJoint.COUNT];
  final double[] gripperPosition = new double[Gripper.JOINTS];
  final double[] driverVelocity = new double[2];
  final double[] boxPose;
  final double[] boxVelocity;

  WorldState(int boxes) {
    boxPose = new double[boxes * POSE];
    boxVelocity = new double[boxes * TWIST];
  }

  /** Takes over a state of as many boxes. */
  void copy(WorldState state) {
    copy(state.armPosition, armPosition);
    copy(state.armVelocity, armVelocity);
    copy(state.gripperPosition, gripperPosition);
    copy(state.driverVelocity, driverVelocity);
    copy(state.boxPose, boxPose);
    copy(state.boxVelocity, boxVelocity);
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  /** Whether every number is finite; if not, the simulation has diverged. */
  boolean isFinite() {
    return isFinite(armPosition)
        && isFinite(armVelocity)
        && isFinite(gripperPosition)
        && isFinite(driverVelocity)
        && isFinite(boxPose)
        && isFinite(boxVelocity);
  }

  private static boolean isFinite(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * 0;
    }
    return sum == 0;
  }
}
