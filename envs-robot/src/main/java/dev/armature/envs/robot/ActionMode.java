package dev.armature.envs.robot;

/** What the components of an action mean; each lies in [−1, 1]. */
public enum ActionMode {
  /** Seven: how far the held angle of each arm joint and of the gripper moves on. */
  JOINT_INCREMENT
}
