package dev.armature.envs.robot;

/** The driver angle that the gripper's motor holds, moved by increments within the stroke. */
final class GripperTarget {

  private final double increment;
  private double driver;

  /**
   * @param increment what the action 1 adds [rad]
   */
  GripperTarget(double increment) {
    this.increment = increment;
  }

  void open() {
    driver = 0;
  }

  /** Moves the target on and returns it [rad]. */
  double move(float action) {
    driver = Math.max(0, Math.min(Gripper.CLOSED, driver + action * increment));
    return driver;
  }
}
