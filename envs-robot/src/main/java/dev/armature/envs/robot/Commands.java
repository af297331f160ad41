package dev.armature.envs.robot;

/** Takes what the robot is to do. */
interface Commands {

  /**
   * Sets what the joints are commanded by from now on.
   *
   * @param arm the arm's angles, velocities or torques, {@code [6]}
   * @param driver the mean angle of the gripper's drivers [rad]
   */
  void command(double[] arm, double driver);
}
