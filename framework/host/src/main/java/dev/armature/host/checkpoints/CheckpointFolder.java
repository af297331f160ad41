package dev.armature.host.checkpoints;

import dev.armature.api.Checkpointable;
import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: {@code step-000000020000/} holds one safetensors file for each part of
 * the run, the segments of its journals, and the checksums of them all. A checkpoint appears by a
 * rename when it is complete, and only then are old ones deleted.
 */
public final class CheckpointFolder {

  private static final String PREFIX = "step-";
  private static final String DAMAGED = ".damaged";
  private static final String OBSOLETE = ".obsolete";

  private final Path folder;
  private final int keep;
  private final int keepBest;

  /** What the next checkpoint may share with; of this process's own history. */
  private Optional<Checkpoint> before = Optional.empty();

  /**
   * Keeps none for its evaluation.
   *
   * @param folder as below
   * @param keep as below
   */
  public CheckpointFolder(Path folder, int keep) {
    this(folder, keep, 0);
  }

  /**
   * @param folder where the checkpoints stand; made when the first is written
   * @param keep how many of the latest stay, at least 1
   * @param keepBest how many more stay, of those with an evaluation
   */
  public CheckpointFolder(Path folder, int keep, int keepBest) {
    this.folder = folder;
    this.keep = keep;
    this.keepBest = keepBest;
  }

  /**
   * Writes a checkpoint.
   *
   * @param step environment steps so far
   * @param parts what it holds, by file name without ending
   * @param texts more files, by name
   */
  public Checkpoint save(long step, Map<String, Checkpointable> parts, Map<String, String> texts)
      throws IOException {
    Files.createDirectories(folder);
    sweep();
    Path complete = folder.resolve(PREFIX + String.format("%012d", step));
    Checkpoint written = seal(complete, parts, texts, before);
    before = Optional.of(written);
    deleteOld();
    return written;
  }

  /** Writes parts of a run into a folder of their own, whole or not at all. */
  public static Checkpoint seal(
      Path folder, Map<String, Checkpointable> parts, Map<String, String> texts)
      throws IOException {
    return seal(folder, parts, texts, Optional.empty());
  }

  private static Checkpoint seal(
      Path folder,
      Map<String, Checkpointable> parts,
      Map<String, String> texts,
      Optional<Checkpoint> before)
      throws IOException {
    try (SealedFolder sealed = new SealedFolder(folder)) {
      for (Map.Entry<String, Checkpointable> part : parts.entrySet()) {
        PartWriter writer = new PartWriter(part.getKey());
        part.getValue().save(writer);
        writer.writeTo(sealed, before);
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        sealed.write(text.getKey(), text.getValue());
      }
      sealed.commit();
    }
    return new Checkpoint(folder);
  }

  /** Deletes what a process that was killed left half written or half deleted. */
  private void sweep() throws IOException {
    for (Path left : children(it -> it.endsWith(SealedFolder.PARTIAL) || it.endsWith(OBSOLETE))) {
      FolderTree.delete(left);
    }
  }

  private void deleteOld() throws IOException {
    List<Checkpoint> all = all();
    Set<Checkpoint> kept = new HashSet<>(all.subList(Math.max(0, all.size() - keep), all.size()));
    List<Checkpoint> evaluated = best();
    kept.addAll(evaluated.subList(0, Math.min(keepBest, evaluated.size())));
    for (Checkpoint old : all) {
      if (!kept.contains(old)) {
        delete(old);
      }
    }
  }

  /** Those with an evaluation, the best first; of equal ones the latest. */
  public List<Checkpoint> best() throws IOException {
    record Evaluated(Checkpoint checkpoint, double meanReturn) {}

    List<Evaluated> evaluated = new ArrayList<>();
    for (Checkpoint checkpoint : all()) {
      OptionalDouble meanReturn = checkpoint.meanReturn();
      if (meanReturn.isPresent()) {
        evaluated.add(0, new Evaluated(checkpoint, meanReturn.getAsDouble()));
      }
    }
    evaluated.sort(Comparator.comparingDouble(Evaluated::meanReturn).reversed());
    return evaluated.stream().map(Evaluated::checkpoint).toList();
  }

  /** Renamed first, so that no part of a checkpoint is ever taken for a whole one. */
  private void delete(Checkpoint old) throws IOException {
    FolderTree.delete(rename(old, OBSOLETE));
  }

  private static Path rename(Checkpoint checkpoint, String ending) throws IOException {
    Path from = checkpoint.folder();
    Path to = from.resolveSibling(from.getFileName() + ending);
    FolderTree.delete(to);
    return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Puts a checkpoint aside that is damaged; returns where it is now. */
  public Path putAside(Checkpoint damaged) throws IOException {
    return rename(damaged, DAMAGED);
  }

  /**
   * Loads every part from a checkpoint; what is saved from now on may share files with it.
   *
   * @throws dev.armature.api.StateException if one does not fit
   */
  public void restore(Checkpoint checkpoint, Map<String, Checkpointable> parts) throws IOException {
    for (Map.Entry<String, Checkpointable> part : parts.entrySet()) {
      checkpoint.load(part.getKey(), part.getValue());
    }
    before = Optional.of(checkpoint);
  }

  /** Writes one part into a folder, in one file. */
  public static void save(Path folder, String name, Checkpointable part) throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    part.save(writer);
    writer.writeTo(folder.resolve(PartWriter.file(name)));
  }

  /**
   * Loads one part from a folder, where it stands in one file.
   *
   * @throws dev.armature.api.StateException if the file does not fit
   */
  public static void load(Path folder, String name, Checkpointable part) throws IOException {
    try (SafetensorsFile file = new SafetensorsFile(folder.resolve(PartWriter.file(name)))) {
      part.load(file);
    }
  }

  /** The checkpoint that this object wrote or restored last. */
  public Optional<Checkpoint> current() {
    return before;
  }

  /** The latest checkpoint. */
  public Optional<Checkpoint> latest() throws IOException {
    List<Checkpoint> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** All checkpoints, the oldest first. */
  public List<Checkpoint> all() throws IOException {
    return children(it -> it.matches(PREFIX + "\\d+")).stream().map(Checkpoint::new).toList();
  }

  private List<Path> children(Predicate<String> named) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(it -> named.test(it.getFileName().toString())).sorted().toList();
    } catch (NotDirectoryException | NoSuchFileException e) {
      return List.of();
    }
  }
}
