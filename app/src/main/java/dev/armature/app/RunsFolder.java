package dev.armature.app;

import dev.armature.host.configuration.NearestName;
import dev.armature.host.index.RunEntry;
import dev.armature.host.index.RunFilter;
import dev.armature.host.index.RunIndex;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --runs}: the folder of all runs, with its index. */
final class RunsFolder {

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "The folder with the runs. Default: ${DEFAULT-VALUE}.")
  private Path path = Path.of("runs");

  Path path() {
    return path;
  }

  /** The index, as it is after the latest changes of the run folders. */
  RunIndex index() throws IOException {
    if (!Files.isDirectory(path)) {
      throw new BadInputException(
          "there is no folder " + path + "; expected one with runs, see --runs");
    }
    RunIndex index = new RunIndex(path);
    index.synchronise();
    return index;
  }

  /**
   * A run that was named.
   *
   * @param name its folder, or how the index calls it
   */
  RunFolder find(RunIndex index, String name) {
    for (Path candidate : new Path[] {Path.of(name), path.resolve(name)}) {
      RunFolder folder = new RunFolder(candidate);
      if (Files.exists(folder.configuration())) {
        return folder;
      }
    }
    throw new BadInputException(
        "there is no run "
            + name
            + " in "
            + path
            + "; "
            + NearestName.hint(
                name, index.find(RunFilter.ALL).stream().map(RunEntry::path).toList()));
  }
}
