package dev.armature.host.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process out of a folder. The operating system holds the lock and lets go of it
 * when the process ends, however it ends.
 */
public final class RunLock implements AutoCloseable {

  private static final String FILE = ".lock";
  private static final int ATTEMPTS = 10;
  private static final long PAUSE_MILLISECONDS = 20;

  private final FileChannel channel;

  /**
   * @throws RunFolderException if another process writes to the folder
   */
  public RunLock(Path folder) throws IOException {
    channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock()) {
      channel.close();
      throw new RunFolderException(folder + " is being written to by another process");
    }
  }

  /** Tries more than once: somebody who looks whether a folder is locked locks it for a moment. */
  private boolean lock() throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (tryLock(channel) != null) {
        return true;
      }
      try {
        Thread.sleep(PAUSE_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process; told as if another held it.
      return null;
    }
  }

  /** Whether another process writes to the folder. */
  static boolean isHeld(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isWritable(file)) {
      // Not there, or in a folder that nobody here can write to.
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
