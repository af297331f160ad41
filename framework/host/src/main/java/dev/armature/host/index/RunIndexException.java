package dev.armature.host.index;

/** Says that the index cannot be read or written; the runs themselves are not touched by that. */
public final class RunIndexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunIndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
