package dev.armature.host.configuration;

/** What becomes of an action that is out of its bounds. */
public enum OutOfBoundsActions {
  /** Each component counts as the bound, in the environment and in the replay buffer. */
  CLIP,
  /** The run ends with a message. */
  REFUSE
}
