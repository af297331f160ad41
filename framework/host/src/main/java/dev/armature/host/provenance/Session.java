package dev.armature.host.provenance;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The time that one process spends on a run, kept in a file beside its manifest. The file is
 * written when the session begins and when it ends; of a process that was killed it tells no end.
 *
 * <p>It holds {@code sessions}, the first in front, each with {@code started}, and then {@code
 * ended}, {@code outcome} (see {@link SessionOutcome}), {@code steps} (environment steps of the run
 * so far) or {@code failure}. One that goes on with the run has {@code checkpoint}, what it goes on
 * from, and every entry of the manifest that is another one now.
 */
public final class Session {

  static final String STARTED = "started";
  static final String ENDED = "ended";
  static final String OUTCOME = "outcome";
  static final String FAILURE = "failure";

  private static final String CLASS = "dev.armature.host.training.Run";
  private static final String SESSIONS = "sessions";

  private final Path file;
  private final Instant started = Instant.now();
  private Optional<Map<String, Provenance>> begun = Optional.empty();

  /** A session that begins now; nothing is written yet. */
  public Session(Path file) {
    this.file = file;
  }

  /** The first session of a run. */
  public void begin() throws IOException {
    write(new Entries().time(STARTED, started));
  }

  /**
   * A session that goes on with a run.
   *
   * @param manifest what the run began with
   * @param checkpoint what it goes on from
   * @param networks what the networks' own description says
   */
  public void resume(
      RunProvenance manifest, Checkpoint checkpoint, Experiment experiment, String networks)
      throws IOException {
    Entries session =
        new Entries()
            .time(STARTED, started)
            .text("checkpoint", String.valueOf(checkpoint.folder().getFileName()));
    Map<String, Provenance> before = manifest.entries();
    Surroundings.of(experiment, networks)
        .all()
        .forEach(
            (key, value) -> {
              if (!value.equals(before.get(key))) {
                session.put(key, value);
              }
            });
    write(session);
  }

  /** Whether it has been written that it begins. */
  public boolean hasBegun() {
    return begun.isPresent();
  }

  /**
   * The session ends as wanted.
   *
   * @param steps environment steps of the run so far
   */
  public void end(SessionOutcome outcome, long steps) throws IOException {
    write(ended(outcome).number("steps", steps));
  }

  /** The session ends with a failure. */
  public void fail(String failure) throws IOException {
    write(ended(SessionOutcome.FAILED).text(FAILURE, failure));
  }

  private Entries ended(SessionOutcome outcome) {
    return new Entries(begun.orElseGet(() -> new Entries().time(STARTED, started).all()))
        .time(ENDED, Instant.now())
        .text(OUTCOME, Keys.ofConstant(outcome));
  }

  /** Writes this session behind those before it, in the place of what was written of it. */
  private void write(Entries session) throws IOException {
    List<Provenance> all = new ArrayList<>();
    RunProvenance.read(file).ifPresent(it -> all.addAll(sessions(it)));
    if (begun.isPresent() && !all.isEmpty()) {
      all.remove(all.size() - 1);
    }
    begun = Optional.of(session.all());
    all.add(new MapProvenance<>(session.all()));
    Entries.of(CLASS).put(SESSIONS, new ListProvenance<>(all)).provenance().write(file);
  }

  private static List<Provenance> sessions(RunProvenance read) {
    return read.entries().get(SESSIONS) instanceof ListProvenance<?> list
        ? List.copyOf(list.getList())
        : List.of();
  }

  /** The sessions of a run, the first in front; none where the file is not there or damaged. */
  public static List<SessionRecord> read(Path file) throws IOException {
    Optional<Object> sessions = RunProvenance.read(file).map(it -> it.plain().get(SESSIONS));
    return sessions.orElse(List.of()) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(it -> SessionRecord.of((Map<?, ?>) it))
            .toList()
        : List.of();
  }
}
