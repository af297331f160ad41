package dev.armature.host.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Writes a file whole or not at all: under a temporary name, flushed to the disk, then renamed, and
 * the folder flushed too. After a crash there is the old file or the new one, never a part.
 *
 * <p>An open one takes bytes until {@link #commit}; closed before that, it leaves nothing.
 */
public final class WholeFile implements AutoCloseable {

  private final Path folder;
  private final Path file;
  private final Path partial;
  private final FileChannel channel;

  /** Begins to write the new content of {@code file}. */
  public WholeFile(Path file) throws IOException {
    this.file = file;
    folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    partial = folder.resolve(file.getFileName() + ".partial");
    channel =
        FileChannel.open(
            partial,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** Writes into an open channel. */
  @FunctionalInterface
  public interface Body {
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Takes the content. */
  public FileChannel channel() {
    return channel;
  }

  /** Puts what was written in the place of the old content, if any. */
  public void commit() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    flushFolder(folder);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(partial);
  }

  /** Writes {@code body} as the new content of {@code file}. */
  public static void write(Path file, Body body) throws IOException {
    try (WholeFile whole = new WholeFile(file)) {
      body.writeTo(whole.channel());
      whole.commit();
    } catch (IOException e) {
      throw FileFailure.at(file, e);
    }
  }

  /** Writes {@code text} as UTF-8. */
  public static void write(Path file, String text) throws IOException {
    write(
        file,
        channel -> {
          ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /** Makes renames in a folder survive a power cut. */
  public static void flushFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
