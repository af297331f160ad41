package dev.armature.host.plugins;

import dev.armature.host.files.FolderTree;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A plugin as a zip file: unpacked once, whole or not at all. */
final class PluginArchive {

  private final Path zip;

  PluginArchive(Path zip) {
    this.zip = zip;
  }

  /** Where the archive expands to: the zip's name without its ending. */
  private Path folder() {
    String name = zip.getFileName().toString();
    return zip.resolveSibling(name.substring(0, name.length() - ".zip".length()));
  }

  /**
   * Expands the archive beside itself, unless its folder is there already and not older.
   *
   * @throws PluginException if it is not a plugin archive to be used here
   */
  void expand(PluginPolicy policy) throws IOException {
    Path folder = folder();
    if (Files.isDirectory(folder)
        && Files.getLastModifiedTime(folder).compareTo(Files.getLastModifiedTime(zip)) >= 0) {
      return;
    }
    Path partial = Files.createTempDirectory(zip.toAbsolutePath().getParent(), ".expanding-");
    try {
      Path beside = zip.resolveSibling(zip.getFileName() + ".sig");
      String origin = policy.admit(zip, Files.exists(beside) ? beside : null);
      extract(partial);
      new PluginContents(zip, partial).requirePlugin(policy.apiVersion());
      FileRecord.write(partial, origin);
      FolderTree.delete(folder);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.delete(partial);
    }
  }

  /**
   * Unpacks everything into an empty folder. A zip lists its entries at its end and again beside
   * each; only what both tell alike is unpacked.
   *
   * @throws PluginException if it is damaged, or not an archive to unpack
   */
  void extract(Path target) throws IOException {
    Map<String, ArchiveListing.Entry> listed = new HashMap<>(ArchiveListing.read(zip));
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = next(entries); entry != null; entry = next(entries)) {
        ArchiveListing.Entry expected = listed.remove(entry.getName());
        if (expected == null) {
          throw damaged("the entry " + entry.getName() + " is not in its directory");
        }
        extract(entries, entry, expected, target.resolve(entry.getName()));
      }
    }
    if (!listed.isEmpty()) {
      throw damaged("there is no entry " + listed.keySet().iterator().next());
    }
  }

  private void extract(
      ZipInputStream from, ZipEntry entry, ArchiveListing.Entry expected, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else {
      Files.createDirectories(path.getParent());
    }
    try (OutputStream to =
        entry.isDirectory() ? OutputStream.nullOutputStream() : Files.newOutputStream(path)) {
      byte[] chunk = new byte[1 << 16];
      long size = 0;
      for (int n = read(from, chunk); n >= 0; n = read(from, chunk)) {
        size += n;
        if (size > expected.size()) {
          throw damaged("the entry " + entry.getName() + " is longer than its directory says");
        }
        to.write(chunk, 0, n);
      }
      if (size != expected.size() || entry.getCrc() != expected.crc()) {
        throw damaged("the entry " + entry.getName() + " is not what its directory says");
      }
    }
  }

  private @Nullable ZipEntry next(ZipInputStream entries) throws IOException {
    try {
      return entries.getNextEntry();
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw damaged(e.toString());
    }
  }

  private int read(ZipInputStream from, byte[] chunk) throws IOException {
    try {
      return from.read(chunk);
    } catch (ZipException | EOFException e) {
      throw damaged(e.toString());
    }
  }

  private PluginException damaged(String why) {
    return new PluginException(zip + " is damaged: " + why);
  }
}
