package dev.armature.comparison.report;

import dev.armature.comparison.ComparisonException;
import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a report is written, whole or not at all.
 *
 * <pre>
 * report.html   everything on one page, which needs no network
 * figures/      each figure as PNG and SVG
 * *.csv         the numbers behind them
 * </pre>
 */
public final class ReportFolder {

  private ReportFolder() {}

  /**
   * Writes a report into a new folder.
   *
   * @throws ComparisonException if there is something in the folder already
   */
  public static void write(Report report, Path folder) throws IOException {
    requireFree(folder);
    Path complete = folder.toAbsolutePath();
    Path partial = complete.resolveSibling(complete.getFileName() + ".partial");
    FolderTree.delete(partial);
    Files.createDirectories(partial);
    try {
      HtmlPage.write(report, partial.resolve("report.html"));
      Tables.write(report, partial);
      Figures.write(report, Files.createDirectory(partial.resolve("figures")));
      Files.deleteIfExists(complete);
      Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.delete(partial);
    }
  }

  /**
   * Requires that a report can be written there, before it is computed.
   *
   * @throws ComparisonException if not
   */
  public static void requireFree(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var children = Files.list(folder)) {
        if (children.findAny().isPresent()) {
          throw new ComparisonException(
              "--out %s: there is something in this folder; name another".formatted(folder));
        }
      }
    } else if (Files.exists(folder)) {
      throw new ComparisonException(
          "--out %s: expected a folder, this is a file".formatted(folder));
    }
  }

  /** The first of {@code comparison}, {@code comparison-2}, … that is not there. */
  public static Path next(Path parent) throws IOException {
    for (int i = 1; ; i++) {
      Path candidate = parent.resolve(i == 1 ? "comparison" : "comparison-" + i);
      if (!Files.exists(candidate)) {
        return candidate;
      }
      if (i == Integer.MAX_VALUE) {
        throw new FileAlreadyExistsException(candidate.toString());
      }
    }
  }
}
