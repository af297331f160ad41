package dev.armature.app;

import dev.armature.host.index.RunEntry;
import dev.armature.host.index.RunIndex;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

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
      if (Files.exists(folder.manifest())) {
        json.put("manifest", JsonMapper.shared().readTree(Files.readString(folder.manifest())));
      }
      output.print(json, () -> table(entry, folder));
      return ExitStatus.DONE;
    }
  }

  private static String table(RunEntry run, RunFolder folder) {
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
    return table.toString();
  }
}
