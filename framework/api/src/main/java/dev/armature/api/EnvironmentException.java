package dev.armature.api;

/**
 * Says that an environment cannot go on, through no fault of the one who calls it: a simulator that
 * has died or hangs, an exception in a program that is not ours. The host tells the message as it
 * is and ends with exit status 2; checkpoints stay, and the run can be resumed.
 */
public final class EnvironmentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which environment, what has happened and what can be done about it; the lines
   *     after the first may hold what the environment has said
   */
  public EnvironmentException(String message) {
    super(message);
  }

  /** The same, with the failure that caused it. */
  public EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
