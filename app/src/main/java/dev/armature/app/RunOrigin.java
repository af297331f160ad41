package dev.armature.app;

import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.provenance.SessionOutcome;
import dev.armature.host.provenance.SessionRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a run came from, for people: the lines of a table that tell it in short. */
final class RunOrigin {

  /** As many digits as tell commits apart in any repository. */
  private static final int SHORT = 12;

  private RunOrigin() {}

  /** Adds what a run began with. */
  static void addTo(Table table, RunProvenance manifest) {
    manifest.text("checkpoint", "path").ifPresent(it -> table.row("forked from", it));
    if (manifest.plain().get("demonstrations") instanceof List<?> files) {
      files.forEach(it -> table.row("learns from", value(it, "path")));
    }
    if (manifest.plain().get("plugins") instanceof List<?> plugins) {
      table.row(
          "plugins",
          plugins.stream()
              .map(it -> value(it, "id") + " " + value(it, "version"))
              .collect(Collectors.joining(", ")));
    }
    manifest
        .text("networks")
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> table.row("networks", it));
    row(table, "armature", manifest.text("armature", "version"), sources(manifest, "armature"));
    row(table, "working directory", sources(manifest, "git"), Optional.empty());
    row(table, "java", manifest.text("java", "version"), manifest.text("java", "vendor"));
    row(table, "machine", manifest.text("machine", "cpu"), manifest.text("machine", "os"));
  }

  private static void row(
      Table table, String name, Optional<String> first, Optional<String> second) {
    first.ifPresent(it -> table.row(name, it + second.map(more -> ", " + more).orElse("")));
  }

  private static String value(Object map, String key) {
    return map instanceof Map<?, ?> entries ? String.valueOf(entries.get(key)) : "";
  }

  private static Optional<String> sources(RunProvenance manifest, String of) {
    boolean dirty = manifest.text(of, "dirty").filter("true"::equals).isPresent();
    return manifest
        .text(of, "commit")
        .map(
            it ->
                "commit "
                    + it.substring(0, Math.min(it.length(), SHORT))
                    + (dirty ? " with changes" : ""));
  }

  /** Adds a line for each session. */
  static void addTo(Table table, List<SessionRecord> sessions) {
    for (SessionRecord session : sessions) {
      String times =
          RunDescription.time(session.started())
              + " to "
              + session.ended().map(it -> RunDescription.time(Optional.of(it))).orElse("…");
      String end = session.outcome().map(RunOrigin::word).orElse("no end was written");
      String failure = session.failure().map(it -> ": " + it).orElse("");
      table.row("session", times + ", " + end + failure);
    }
  }

  private static String word(SessionOutcome outcome) {
    return switch (outcome) {
      case COMPLETE -> "complete";
      case STOPPED -> "stopped";
      case FAILED -> "failed";
    };
  }
}
