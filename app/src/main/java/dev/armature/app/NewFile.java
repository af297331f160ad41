package dev.armature.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --out}: a file that is not there yet. */
final class NewFile {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the dataset is written. Default: <name>-seed<seed>.safetensors.")
  private Optional<Path> named = Optional.empty();

  /** Writes the file. */
  @FunctionalInterface
  interface Content {
    void write() throws IOException;
  }

  /**
   * The file to be written.
   *
   * @param usual its name where none is given
   * @throws BadInputException if something is there already, or no file can be made there
   */
  Path path(String usual) {
    Path path = named.orElse(Path.of(usual));
    if (Files.exists(path)) {
      throw new BadInputException(
          path + " is there already; delete it, or name another file with --out FILE");
    }
    Path folder = path.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new BadInputException(
          path + " cannot be written: " + folder + " is no folder, or not writable");
    }
    return path;
  }

  /** Writes into the file's folder, which is made where it is missing. */
  void write(Path path, Content content) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    content.write();
  }
}
