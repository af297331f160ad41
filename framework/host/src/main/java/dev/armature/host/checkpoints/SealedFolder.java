package dev.armature.host.checkpoints;

import dev.armature.host.files.FileFailure;
import dev.armature.host.files.FolderTree;
import dev.armature.host.files.Sha256;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * A folder that appears whole or not at all: written under another name, each file flushed and
 * hashed, {@link Checksums} last, then renamed. Closed before {@link #commit}, it leaves nothing.
 */
public final class SealedFolder implements AutoCloseable {

  static final String PARTIAL = ".partial";

  private final Path folder;
  private final Path partial;
  private final Map<String, String> hashes = new HashMap<>();

  /** Begins to write a folder; its parent is there. */
  public SealedFolder(Path folder) throws IOException {
    this.folder = folder;
    partial = folder.resolveSibling(folder.getFileName() + PARTIAL);
    FolderTree.delete(partial);
    Files.createDirectory(partial);
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Body {
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /** Writes a file and returns its SHA-256. */
  String write(String name, Body body) throws IOException {
    String hash;
    try (FileChannel channel =
        FileChannel.open(
            partial.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Hashing hashing = new Hashing(channel, Sha256.digest());
      body.writeTo(hashing);
      channel.force(true);
      hash = HexFormat.of().formatHex(hashing.digest().digest());
    } catch (IOException e) {
      throw FileFailure.at(folder.resolve(name), e);
    }
    hashes.put(name, hash);
    return hash;
  }

  /** Writes a text file in UTF-8. */
  public void write(String name, String text) throws IOException {
    write(name, out -> out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * Takes in a file that stands elsewhere, as another name of the same file.
   *
   * @param hash its SHA-256
   * @return whether that is possible: the file is there, and the file system has hard links
   */
  boolean link(String name, Path file, String hash) {
    try {
      Files.createLink(partial.resolve(name), file);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
    hashes.put(name, hash);
    return true;
  }

  /** Gives the folder its name, in the place of an older one of that name. */
  public void commit() throws IOException {
    WholeFile.write(partial.resolve(Checksums.FILE), Checksums.text(hashes));
    FolderTree.delete(folder);
    Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    WholeFile.flushFolder(
        Objects.requireNonNull(folder.toAbsolutePath().getParent(), "a folder has a parent"));
  }

  @Override
  public void close() throws IOException {
    FolderTree.delete(partial);
  }

  /** Hashes what passes through. */
  private record Hashing(FileChannel channel, MessageDigest digest) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int count = bytes.remaining();
      digest.update(bytes.duplicate());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
