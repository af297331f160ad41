package dev.armature.host.provenance;

/** How a session of a run ended, where its process was there to tell. */
public enum SessionOutcome {
  /** The run went to its end. */
  COMPLETE,
  /** It was asked to stop, and did so with a checkpoint. */
  STOPPED,
  /** Something went wrong. */
  FAILED
}
