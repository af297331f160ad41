package dev.armature.host.training;

import dev.armature.api.StateException;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.files.FileFailure;
import dev.armature.host.provenance.Session;
import dev.armature.host.provenance.SessionOutcome;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how a session of a run ends. Where that cannot be written, the log says so, and the
 * run is none the worse.
 */
final class RecordedSession {

  private static final Logger log = LoggerFactory.getLogger(RecordedSession.class);

  private final Path file;
  private final Session session;

  /**
   * @param file where it is written
   */
  RecordedSession(Path file) {
    this.file = file;
    session = new Session(file);
  }

  /** What happens in the session. */
  @FunctionalInterface
  interface Body {
    Run.Outcome run(Session session) throws IOException;
  }

  /** Writes down an end. */
  @FunctionalInterface
  private interface End {
    void write() throws IOException;
  }

  Run.Outcome run(Body body) throws IOException {
    Run.Outcome outcome;
    try {
      outcome = body.run(session);
    } catch (Throwable failure) {
      // What is refused before it begins is no part of the run.
      if (session.hasBegun() || !isRefusal(failure)) {
        write(() -> session.fail(describe(failure)));
      }
      throw failure;
    }
    boolean complete = outcome.evaluation().isPresent();
    write(
        () ->
            session.end(
                complete ? SessionOutcome.COMPLETE : SessionOutcome.STOPPED, outcome.steps()));
    return outcome;
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof InvalidConfigurationException
        || failure instanceof RunFolderException
        || failure instanceof StateException;
  }

  /** The first line of the message; what follows it tells how to go on. */
  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    boolean told = failure instanceof RunFailedException || isRefusal(failure);
    return (told && message != null ? message : failure.toString()).lines().findFirst().orElse("");
  }

  private void write(End end) {
    try {
      end.write();
    } catch (IOException e) {
      log.warn("how the run ended is not in {}: {}", file, FileFailure.describe(e));
    }
  }
}
