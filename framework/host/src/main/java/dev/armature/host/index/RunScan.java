package dev.armature.host.index;

import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds run folders: those in the folder of all runs, and those in the folders of sweeps, which lie
 * there too.
 */
public final class RunScan {

  /** What makes a folder the folder of a sweep. */
  public static final String PLAN = "plan.json";

  private RunScan() {}

  /** The folder of all runs that a run folder belongs to. */
  public static Path runsOf(RunFolder folder) {
    Path parent = parent(folder.path().toAbsolutePath().normalize());
    return Files.exists(parent.resolve(PLAN)) ? parent(parent) : parent;
  }

  private static Path parent(Path folder) {
    Path parent = folder.getParent();
    return parent == null ? folder : parent;
  }

  /** All run folders, without those that are only planned. */
  static List<RunFolder> folders(Path runs) throws IOException {
    List<RunFolder> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(runs)) {
      for (Path child : children) {
        RunFolder folder = new RunFolder(child);
        if (Files.exists(folder.configuration())) {
          found.add(folder);
        } else if (Files.exists(child.resolve(PLAN))) {
          found.addAll(folders(child));
        }
      }
    }
    return found;
  }
}
