package dev.armature.host.plugins;

import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An unpacked archive that adds to an installed plugin: {@code addition.to} in its {@code
 * addition.properties} names the plugin, and everything else goes into that plugin's folder.
 */
final class PluginAddition {

  private static final String FILE = "addition.properties";

  private final Path source;
  private final Path unpacked;

  /**
   * @param source what it was unpacked from, for messages
   * @param unpacked where it was unpacked to
   */
  PluginAddition(Path source, Path unpacked) {
    this.source = source;
    this.unpacked = unpacked;
  }

  /** Whether an unpacked archive is one. */
  static boolean isOne(Path unpacked) {
    return Files.exists(unpacked.resolve(FILE));
  }

  /** The id of the plugin that it adds to. */
  String plugin() throws IOException {
    return PluginDescription.required(
        source, FILE, PluginDescription.properties(source, unpacked.resolve(FILE)), "addition.to");
  }

  /**
   * Moves everything into the plugin's folder, or nothing.
   *
   * @throws PluginException if something of it is there already
   */
  void addTo(Path plugin) throws IOException {
    new PluginContents(source, unpacked).requireSoundClasses();
    Optional<FileRecord> record = FileRecord.of(plugin);
    List<Path> places = new ArrayList<>();
    for (Path part : parts()) {
      Path place = plugin.resolve(part.getFileName());
      if (Files.exists(place)) {
        throw new PluginException(place + " is there already; remove it first");
      }
      places.add(place);
    }
    try {
      for (Path part : parts()) {
        move(part, plugin.resolve(part.getFileName()));
      }
      if (record.isPresent()) {
        record.get().add(places);
      }
    } catch (IOException | RuntimeException e) {
      for (Path place : places) {
        FolderTree.delete(place);
      }
      throw e;
    }
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> parts = Files.list(unpacked)) {
      return parts.filter(it -> !it.endsWith(FILE)).sorted().toList();
    }
  }

  /** Moves within a disk at once; to another disk by a copy that is renamed when it is complete. */
  private static void move(Path from, Path to) throws IOException {
    Path partial = to.resolveSibling("." + to.getFileName() + ".partial");
    FolderTree.delete(partial);
    try {
      FolderTree.copy(from, partial);
      Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderTree.delete(partial);
    }
  }
}
