package dev.armature.comparison;

import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds run folders: those named, and those in folders that are named. */
public final class RunSearch {

  // runs/<run> and runs/<sweep>/<run>.
  private static final int DEPTH = 3;

  private RunSearch() {}

  /**
   * The run folders that are named or lie in what is named, in order.
   *
   * @throws ComparisonException if there is no run in one of them
   */
  public static List<RunFolder> find(List<Path> named) throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    for (Path path : named) {
      List<Path> here = within(path);
      if (here.isEmpty()) {
        throw new ComparisonException(
            path + ": there is no run folder; one has a config.conf and a metrics.csv");
      }
      found.addAll(here);
    }
    return found.stream().map(RunFolder::new).toList();
  }

  private static List<Path> within(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(path, DEPTH)) {
      return tree.filter(Files::isDirectory).filter(RunSearch::isRun).sorted().toList();
    }
  }

  private static boolean isRun(Path path) {
    RunFolder folder = new RunFolder(path);
    return Files.isRegularFile(folder.configuration()) && Files.isRegularFile(folder.metrics());
  }
}
