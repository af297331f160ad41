package dev.armature.host.configuration;

/** What becomes of a run when one of its listeners fails. */
public enum OnFailure {
  /** The failure is told, and the run goes on without the listener. */
  CONTINUE,
  /** The run ends. */
  STOP
}
