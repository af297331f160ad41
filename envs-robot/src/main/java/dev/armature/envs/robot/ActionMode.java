package dev.armature.envs.robot;

/**
 * What the components of an action mean; each lies in [−1, 1]. The last one is the gripper's in
 * every mode, an increment of its held angle: a 2F-85 has a position servo of its own.
 */
public enum ActionMode {
  /** Seven: how far the held angle of each arm joint moves on. */
  JOINT_INCREMENT,
  /** Seven: the velocity of each arm joint. */
  JOINT_VELOCITY,
  /** Seven: the torque of each arm joint, as a share of its limit. */
  JOINT_TORQUE,
  /** Four: how far the tool moves on along x, y and z, pointing straight down. */
  END_EFFECTOR_INCREMENT
}
