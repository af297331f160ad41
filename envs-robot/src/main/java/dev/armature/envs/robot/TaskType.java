package dev.armature.envs.robot;

/** What the arm is to do. */
public enum TaskType {
  /** Bring the tool to a point in the air. */
  REACH
}
