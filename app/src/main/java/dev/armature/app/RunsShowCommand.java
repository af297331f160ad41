package dev.armature.app;

import dev.armature.host.index.RunEntry;
import dev.armature.host.index.RunIndex;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.provenance.Session;
import dev.armature.host.provenance.SessionRecord;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code armature runs show}. */
@Command(name = "show", description = "Shows what is known of a run.")
final class RunsShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run folder, or its name among the runs.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String run;

  @Mixin private final RunsFolder runs = new RunsFolder();

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws IOException {
    try (RunIndex index = runs.index()) {
      RunFolder folder = runs.find(index, run);
      RunEntry entry = index.read(folder);
      Map<String, Object> json = RunDescription.json(entry, folder.path().toString());
      List<SessionRecord> sessions = Session.read(folder.sessions());
      Optional<RunProvenance> manifest = RunProvenance.read(folder.manifest());
      json.put("sessions", sessions.stream().map(SessionRecord::entries).toList());
      manifest.ifPresent(it -> json.put("manifest", it.plain()));
      output.print(
          json,
          () -> {
            Table table = table(entry, folder);
            manifest.ifPresent(it -> RunOrigin.addTo(table, it));
            RunOrigin.addTo(table, sessions);
            return table.toString();
          });
      return ExitStatus.DONE;
    }
  }

  private static Table table(RunEntry run, RunFolder folder) {
    Table table = new Table("run folder", folder.path().toString());
    table.row("name", run.name());
    table.row("status", run.status().toString());
    table.row("agent", run.agent());
    table.row("environment", run.environment());
    table.row("seed", String.valueOf(run.seed()));
    table.row("steps", String.valueOf(run.steps()));
    table.row("started", RunDescription.time(run.started()));
    table.row("tags", String.join(", ", run.tags()));
    new TreeMap<>(run.metrics()).forEach((name, value) -> table.row(name, value.toString()));
    return table;
  }
}
