package dev.armature.api;

/** Says that a saved state does not fit what it is loaded into. */
public final class StateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which entry, what was found and what was expected
   */
  public StateException(String message) {
    super(message);
  }
}
