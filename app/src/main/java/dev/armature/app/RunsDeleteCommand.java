package dev.armature.app;

import dev.armature.host.index.RunFilter;
import dev.armature.host.index.RunIndex;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature runs delete}. */
@Command(
    name = "delete",
    description = {
      "Deletes runs with their folders: those that are named, and those that meet all conditions.",
      "A run that is being written to is refused."
    })
final class RunsDeleteCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUN",
      arity = "0..*",
      description = "Run folders, or their names among the runs.")
  private List<String> named = new ArrayList<>();

  @Mixin private final RunsFolder runs = new RunsFolder();

  @Mixin private final RunFilterOptions options = new RunFilterOptions();

  @Option(
      names = "--yes",
      description = "Delete what meets the conditions. Without it, only say what that would be.")
  private boolean yes;

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws IOException {
    RunFilter filter = options.filter();
    boolean chosen = !filter.equals(RunFilter.ALL);
    if (named.isEmpty() && !chosen) {
      throw new BadInputException("no run is named; expected RUN or a condition such as --status");
    }
    try (RunIndex index = runs.index()) {
      List<RunFolder> folders =
          Stream.concat(
                  named.stream().map(it -> runs.find(index, it)),
                  chosen
                      ? index.find(filter).stream().map(index::folder)
                      : Stream.<RunFolder>empty())
              .distinct()
              .toList();
      boolean delete = yes || !chosen;
      if (delete) {
        for (RunFolder folder : folders) {
          folder.delete();
          index.remove(folder);
        }
      }
      List<String> paths = folders.stream().map(it -> it.path().toString()).toList();
      output.print(Map.of("deleted", delete, "runs", paths), () -> lines(paths, delete));
      return ExitStatus.DONE;
    }
  }

  private static String lines(List<String> paths, boolean deleted) {
    if (paths.isEmpty()) {
      return "no run meets the conditions";
    }
    String verb = deleted ? "deleted " : "would delete ";
    return verb
        + String.join("\n" + verb, paths)
        + (deleted ? "" : "\nnothing is deleted yet; add --yes");
  }
}
