package dev.armature.buffers.uniform;

import dev.armature.api.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Makes and opens the files of rings. A file is written in full before it gets its name: a disk
 * that is too small is found out before a run starts, not by a write into mapped memory later on,
 * which would end the process.
 */
final class RingFiles {

  private static final String NAME = "transitions.ring";
  private static final int CHUNK = 8 << 20;
  private static final long MEBIBYTE = 1 << 20;

  private RingFiles() {}

  /** Where the records begin. */
  static long recordsAt(RingShape shape) {
    return RingHeader.bytes(shape) + RingHeader.pages(shape.linkBytes());
  }

  /** The length of a file. */
  static long bytes(RingShape shape) {
    return recordsAt(shape) + shape.recordBytes();
  }

  /**
   * Opens the file in a folder; makes what is missing.
   *
   * @param segment the bytes that a segment may have
   * @throws ConfigurationException if it is of another shape, or cannot be had
   */
  static RingFile open(RingShape shape, Path folder, long segment) {
    Path file = folder.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        create(shape, folder, file);
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        check(shape, file, channel);
        return new RingFile(shape, file, channel, true, segment);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ConfigurationException("storage", file + " cannot be used: " + reason(e), e);
    }
  }

  /**
   * Makes a file that is deleted when it is closed, or when this process dies.
   *
   * @param segment the bytes that a segment may have
   * @throws ConfigurationException if it cannot be had
   */
  static RingFile temporary(RingShape shape, long segment) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      checkSpace(shape, folder);
      Path file = Files.createTempFile(folder, "armature-", ".ring");
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      try {
        fill(shape, folder, channel);
        return new RingFile(shape, file, channel, false, segment);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "storage", "a temporary file in " + folder + " cannot be used: " + reason(e), e);
    }
  }

  private static void create(RingShape shape, Path folder, Path file) throws IOException {
    boolean made = !Files.exists(folder);
    Files.createDirectories(folder);
    Path partial = folder.resolve(NAME + ".partial");
    try {
      Files.deleteIfExists(partial);
      checkSpace(shape, folder);
      try (FileChannel channel =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        fill(shape, folder, channel);
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(partial);
      if (made) {
        Files.deleteIfExists(folder);
      }
      throw e;
    }
  }

  private static void checkSpace(RingShape shape, Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < bytes(shape)) {
      throw tooLarge(shape, folder, "and %d MiB are free".formatted(free / MEBIBYTE));
    }
  }

  /** Writes every byte of a new file, so that its room on the disk is taken. */
  private static void fill(RingShape shape, Path folder, FileChannel channel) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK, bytes(shape)));
    try {
      write(channel, RingHeader.page(shape));
      write(channel, RingHeader.firstSlot(shape));
      for (long left = bytes(shape) - channel.position(); left > 0; ) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), left));
        left -= zeros.remaining();
        write(channel, zeros);
      }
      channel.force(true);
    } catch (IOException e) {
      throw tooLarge(shape, folder, "which could not be written: " + reason(e));
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ConfigurationException tooLarge(RingShape shape, Path folder, String why) {
    long bytes = bytes(shape);
    return new ConfigurationException(
        "capacity",
        "%d transitions need a file of %d bytes (%d MiB) in %s, %s; make room there or lower the capacity"
            .formatted(shape.capacity(), bytes, bytes / MEBIBYTE, folder, why));
  }

  private static void check(RingShape shape, Path file, FileChannel channel) throws IOException {
    ByteBuffer page = RingHeader.page(shape);
    for (int count = 0; page.hasRemaining() && count >= 0; ) {
      count = channel.read(page);
    }
    Optional<String> difference = RingHeader.difference(page.flip(), shape);
    if (difference.isPresent()) {
      throw refused(file, difference.get());
    }
    if (channel.size() != bytes(shape)) {
      throw refused(file, "is %d bytes long, expected %d".formatted(channel.size(), bytes(shape)));
    }
  }

  /** Says what is wrong with a file that is there. */
  static ConfigurationException refused(Path file, String why) {
    return new ConfigurationException(
        "storage",
        file + " " + why + "; delete it to begin with an empty one, a checkpoint does not need it");
  }

  static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the file of the replay buffer cannot be closed", e);
    }
  }

  private static String reason(IOException failure) {
    String reason =
        failure instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : failure.getMessage();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }
}
