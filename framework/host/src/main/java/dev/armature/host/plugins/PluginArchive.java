package dev.armature.host.plugins;

import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A plugin as a zip file: expanded once, into a folder beside it, whole or not at all. */
final class PluginArchive {

  /** What describes a plugin, in its archive and in its folder. */
  static final String DESCRIPTOR = "plugin.properties";

  private final Path zip;

  PluginArchive(Path zip) {
    this.zip = zip;
  }

  /** Where the archive expands to: the zip's name without its ending. */
  Path folder() {
    String name = zip.getFileName().toString();
    return zip.resolveSibling(name.substring(0, name.length() - ".zip".length()));
  }

  /** Expands the archive unless its folder is there already and not older. */
  void expand() throws IOException {
    Path folder = folder();
    if (Files.isDirectory(folder)
        && Files.getLastModifiedTime(folder).compareTo(Files.getLastModifiedTime(zip)) >= 0) {
      return;
    }
    Path partial = Files.createTempDirectory(zip.toAbsolutePath().getParent(), ".expanding-");
    try {
      extract(partial);
      requireDescriptor(partial);
      FolderTree.delete(folder);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.delete(partial);
    }
  }

  /** Refuses an archive that has been unpacked into {@code folder} and holds no plugin. */
  void requireDescriptor(Path folder) {
    if (!Files.exists(folder.resolve(DESCRIPTOR))) {
      throw new PluginException(zip + ": not a plugin; there is no plugin.properties in it");
    }
  }

  /** Unpacks everything into an empty folder. */
  void extract(Path target) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new PluginException(zip + ": the entry " + entry.getName() + " leaves the archive");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(entries, path);
        }
      }
    }
  }
}
