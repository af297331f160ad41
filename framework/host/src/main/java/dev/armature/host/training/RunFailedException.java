package dev.armature.host.training;

import org.jspecify.annotations.Nullable;

/**
 * Says why a run could not go on: its environment failed, its numbers went wrong, there is no room
 * for what it writes. What was written before is whole.
 */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
