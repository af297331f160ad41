package dev.armature.envs.robot;

/** What an observation holds. */
public enum ObservationMode {
  /** Eight angles: the arm's six, the gripper's right driver, its left driver. */
  JOINTS,
  /** The eight angles, their velocities, the tool's position and velocity, and the task's own. */
  TASK
}
