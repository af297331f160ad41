package dev.armature.app;

import dev.armature.host.index.RunEntry;
import dev.armature.host.index.RunIndex;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code armature runs list}. */
@Command(name = "list", description = "Lists the runs that meet all conditions, the newest first.")
final class RunsListCommand implements Callable<Integer> {

  @Mixin private final RunsFolder runs = new RunsFolder();

  @Mixin private final RunFilterOptions filter = new RunFilterOptions();

  @Option(names = "--limit", paramLabel = "N", description = "No more than this many.")
  private Optional<Integer> limit = Optional.empty();

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws IOException {
    try (RunIndex index = runs.index()) {
      List<RunEntry> found = index.find(filter.filter());
      List<RunEntry> shown = found.subList(0, Math.min(found.size(), limit.orElse(found.size())));
      output.print(
          Map.of(
              "runs",
              shown.stream()
                  .map(it -> RunDescription.json(it, index.folder(it).path().toString()))
                  .toList()),
          () -> table(shown));
      return ExitStatus.DONE;
    }
  }

  private static String table(List<RunEntry> runs) {
    Table table =
        new Table(
            "RUN", "STATUS", "AGENT", "ENVIRONMENT", "SEED", "STEPS", "RETURN", "STARTED", "TAGS");
    for (RunEntry run : runs) {
      table.row(
          run.path(),
          run.status().toString(),
          run.agent(),
          run.environment(),
          String.valueOf(run.seed()),
          String.valueOf(run.steps()),
          RunDescription.metric(run, "return_mean"),
          RunDescription.time(run.started()),
          String.join(", ", run.tags()));
    }
    return table.toString();
  }
}
