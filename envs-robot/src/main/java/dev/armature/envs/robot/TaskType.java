package dev.armature.envs.robot;

/** What the arm is to do; the settings of each stand in the section of its name. */
public enum TaskType {
  /** Bring the tool to a point in the air. */
  REACH,
  /** Bring the joints to a configuration and stay there. */
  HOME,
  /** Bring an object to a point on the table. */
  PUSH,
  /** Raise an object from the table. */
  LIFT,
  /** Bring an object to a point on the table or in the air. */
  PICK_AND_PLACE,
  /** Build a tower. */
  STACK
}
