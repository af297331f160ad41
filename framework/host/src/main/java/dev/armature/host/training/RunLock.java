package dev.armature.host.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process out of a run folder. The operating system holds the lock and lets go of it
 * when the process ends, however it ends.
 */
final class RunLock implements AutoCloseable {

  private final FileChannel channel;

  /**
   * @throws RunFolderException if another process writes to the folder
   */
  RunLock(Path folder) throws IOException {
    channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process; told as if another held it.
    }
    if (lock == null) {
      channel.close();
      throw new RunFolderException(folder + " is being written to by another process");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
