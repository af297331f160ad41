package dev.armature.host.training;

import dev.armature.host.configuration.Keys;
import dev.armature.host.provenance.Session;
import dev.armature.host.provenance.SessionOutcome;
import dev.armature.host.provenance.SessionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What has become of a run. */
public enum RunStatus {
  /** It is being written to. */
  RUNNING,
  /** It went to its end. */
  COMPLETE,
  /** It was asked to stop before its end, and wrote a checkpoint. */
  STOPPED,
  /** Something went wrong before its end. */
  FAILED,
  /** Its process ended before its end without a word: it was killed, or crashed. */
  INTERRUPTED;

  /**
   * Reads it off a run folder.
   *
   * <p>Not for the process that runs the run: a look at the lock would let go of its own.
   */
  public static RunStatus of(RunFolder folder) throws IOException {
    if (isRunning(folder)) {
      return RUNNING;
    }
    if (Files.exists(folder.evaluation())) {
      return COMPLETE;
    }
    List<SessionRecord> sessions = Session.read(folder.sessions());
    Optional<SessionOutcome> outcome =
        sessions.isEmpty() ? Optional.empty() : sessions.get(sessions.size() - 1).outcome();
    return outcome.map(RunStatus::of).orElse(INTERRUPTED);
  }

  /** What a session left behind that did not bring the run to its end. */
  private static RunStatus of(SessionOutcome outcome) {
    return switch (outcome) {
      case STOPPED -> STOPPED;
      case FAILED -> FAILED;
      // The trained agent is gone.
      case COMPLETE -> INTERRUPTED;
    };
  }

  /** Whether another process writes to a run folder. */
  public static boolean isRunning(RunFolder folder) throws IOException {
    return RunLock.isHeld(folder.path());
  }

  /** The word for it. */
  @Override
  public String toString() {
    return Keys.ofConstant(this);
  }
}
