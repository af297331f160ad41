package dev.armature.host.training;

import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everything about one run is kept.
 *
 * <pre>
 * config.conf     the complete configuration
 * manifest.json   what the run began with: plugins, versions, seed, machine
 * sessions.json   the processes that worked on it, and how each ended
 * metrics.csv     a row for every interval
 * events.out.*    the same for TensorBoard
 * checkpoints/    the state of the run
 * replay-buffer/  the replay buffer's own files, where it keeps any
 * final/          the trained agent and its last evaluation
 * episodes/       episodes played with it, where they were recorded
 * tags            words that a user has put on it, where there are any
 * </pre>
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /**
   * Makes a new folder {@code <name>-seed<seed>} in {@code parent}, with {@code -2}, {@code -3}, …
   * behind it where that is taken.
   */
  public static RunFolder create(Path parent, String name, long seed) throws IOException {
    Files.createDirectories(parent);
    String wanted = name + "-seed" + seed;
    for (int i = 1; ; i++) {
      Path candidate = parent.resolve(i == 1 ? wanted : wanted + "-" + i);
      try {
        return new RunFolder(Files.createDirectory(candidate));
      } catch (FileAlreadyExistsException e) {
        // Taken; the next number is tried.
      }
    }
  }

  public Path configuration() {
    return path.resolve("config.conf");
  }

  public Path manifest() {
    return path.resolve(Manifest.FILE);
  }

  /** When it was worked on, and how that ended. */
  public Path sessions() {
    return path.resolve("sessions.json");
  }

  public Path metrics() {
    return path.resolve("metrics.csv");
  }

  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Where the replay buffer may keep files of its own; made by the buffer that needs it. */
  public Path replayBuffer() {
    return path.resolve("replay-buffer");
  }

  public Path finalState() {
    return path.resolve("final");
  }

  /** The evaluation that ends the run: there once the run is complete. */
  public Path evaluation() {
    return finalState().resolve("evaluation.json");
  }

  /** The words that a user has put on the run, one a line; there once there is one. */
  public Path tags() {
    return path.resolve("tags");
  }

  public Path episodes() {
    return path.resolve("episodes");
  }

  /** What holds the agent: {@code final/}, else the latest checkpoint, if any. */
  public Optional<Checkpoint> agent() throws IOException {
    return isFinished() ? Optional.of(new Checkpoint(finalState())) : checkpointFolder().latest();
  }

  /** Its checkpoints, to be looked at; whoever writes them says how many stay. */
  public CheckpointFolder checkpointFolder() {
    return new CheckpointFolder(checkpoints(), 1);
  }

  /** Whether the run has gone to its end. */
  public boolean isFinished() {
    return Files.exists(finalState());
  }

  /** Deletes the folder with all that is in it. */
  void discard() throws IOException {
    FolderTree.delete(path);
  }

  /**
   * Deletes the folder with all that is in it.
   *
   * @throws RunFolderException if a process writes to it
   */
  public void delete() throws IOException {
    try (RunLock lock = new RunLock(path)) {
      FolderTree.delete(path);
    }
  }
}
