package dev.armature.host.provenance;

import dev.armature.host.configuration.Keys;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A session that was written down.
 *
 * @param started when it began
 * @param ended empty where it goes on, or its process was killed
 * @param outcome how it ended; empty as above
 * @param failure what went wrong; empty where nothing did
 * @param entries everything that is told of it
 */
public record SessionRecord(
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<SessionOutcome> outcome,
    Optional<String> failure,
    Map<String, Object> entries) {

  public SessionRecord {
    entries = new TreeMap<>(entries);
  }

  static SessionRecord of(Map<?, ?> session) {
    Map<String, Object> entries = new TreeMap<>();
    session.forEach((key, value) -> entries.put(String.valueOf(key), value));
    return new SessionRecord(
        text(entries, Session.STARTED).map(Instant::parse),
        text(entries, Session.ENDED).map(Instant::parse),
        text(entries, Session.OUTCOME).flatMap(SessionRecord::outcome),
        text(entries, Session.FAILURE),
        entries);
  }

  private static Optional<String> text(Map<String, Object> session, String key) {
    return Optional.ofNullable(session.get(key)).map(Object::toString);
  }

  private static Optional<SessionOutcome> outcome(String word) {
    return Arrays.stream(SessionOutcome.values())
        .filter(it -> Keys.ofConstant(it).equals(word))
        .findFirst();
  }
}
