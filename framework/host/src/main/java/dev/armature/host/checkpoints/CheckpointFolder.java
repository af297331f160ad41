package dev.armature.host.checkpoints;

import dev.armature.api.Checkpointable;
import dev.armature.host.files.FolderTree;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: {@code step-000000020000/} holds one safetensors file for each part of
 * the run. A checkpoint appears by a rename when it is complete, and only then are old ones
 * deleted.
 */
public final class CheckpointFolder {

  private static final String PREFIX = "step-";

  private final Path folder;
  private final int keep;

  /**
   * @param folder where the checkpoints stand; made when the first is written
   * @param keep how many of the latest stay, at least 1
   */
  public CheckpointFolder(Path folder, int keep) {
    this.folder = folder;
    this.keep = keep;
  }

  /**
   * Writes a checkpoint.
   *
   * @param step environment steps so far
   * @param parts what it holds, by file name without ending
   * @return its folder
   */
  public Path save(long step, Map<String, Checkpointable> parts) throws IOException {
    Files.createDirectories(folder);
    Path complete = folder.resolve(PREFIX + String.format("%012d", step));
    Path partial = folder.resolve(complete.getFileName() + ".partial");
    FolderTree.delete(partial);
    Files.createDirectory(partial);
    for (Map.Entry<String, Checkpointable> part : parts.entrySet()) {
      save(partial, part.getKey(), part.getValue());
    }
    WholeFile.flushFolder(partial);
    FolderTree.delete(complete);
    Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
    WholeFile.flushFolder(folder);
    List<Path> all = list();
    for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
      FolderTree.delete(old);
    }
    return complete;
  }

  /** Writes one part into a folder. */
  public static void save(Path folder, String name, Checkpointable part) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    part.save(writer);
    writer.writeTo(folder.resolve(name + ".safetensors"));
  }

  /**
   * Loads one part from a folder.
   *
   * @throws dev.armature.api.StateException if the file does not fit
   */
  public static void load(Path folder, String name, Checkpointable part) throws IOException {
    try (SafetensorsFile file = new SafetensorsFile(folder.resolve(name + ".safetensors"))) {
      part.load(file);
    }
  }

  /** The latest complete checkpoint. */
  public Optional<Path> latest() throws IOException {
    List<Path> all = list();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(it -> it.getFileName().toString().matches(PREFIX + "\\d+"))
          .sorted()
          .toList();
    } catch (NotDirectoryException | NoSuchFileException e) {
      return List.of();
    }
  }
}
