package dev.armature.envs.robot;

/** What a step is worth. */
public enum RewardMode {
  /** 0 while the goal holds, −1 otherwise. */
  SPARSE,
  /** Minus the distance to the goal. */
  DENSE
}
