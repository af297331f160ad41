package dev.armature.host.training;

/** Says that a run folder cannot be used for what was asked, and why. */
public final class RunFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunFolderException(String message) {
    super(message);
  }
}
