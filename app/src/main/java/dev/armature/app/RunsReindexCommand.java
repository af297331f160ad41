package dev.armature.app;

import dev.armature.host.index.RunFilter;
import dev.armature.host.index.RunIndex;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code armature runs reindex}. */
@Command(name = "reindex", description = "Makes the index of the runs anew from their folders.")
final class RunsReindexCommand implements Callable<Integer> {

  @Mixin private final RunsFolder runs = new RunsFolder();

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws IOException {
    try (RunIndex index = runs.index()) {
      index.rebuild();
      int count = index.find(RunFilter.ALL).size();
      output.print(Map.of("runs", count), () -> "runs in " + runs.path() + ": " + count);
      return ExitStatus.DONE;
    }
  }
}
