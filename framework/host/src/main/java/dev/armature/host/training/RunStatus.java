package dev.armature.host.training;

import dev.armature.host.configuration.Keys;
import java.io.IOException;
import java.nio.file.Files;

/** What has become of a run. */
public enum RunStatus {
  /** It is being written to. */
  RUNNING,
  /** It went to its end. */
  COMPLETE,
  /** It was stopped, has failed or was killed before its end. */
  UNFINISHED;

  /**
   * Reads it off a run folder.
   *
   * <p>Not for the process that runs the run: a look at the lock would let go of its own.
   */
  public static RunStatus of(RunFolder folder) throws IOException {
    if (RunLock.isHeld(folder.path())) {
      return RUNNING;
    }
    return Files.exists(folder.evaluation()) ? COMPLETE : UNFINISHED;
  }

  /** The word for it. */
  @Override
  public String toString() {
    return Keys.ofConstant(this);
  }
}
