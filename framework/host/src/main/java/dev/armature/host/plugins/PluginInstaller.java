package dev.armature.host.plugins;

import dev.armature.host.files.FolderTree;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Puts plugin archives into a plugins folder, and takes plugins out again.
 *
 * <p>An archive holds either a plugin, described by {@code plugin.properties}, or an addition to
 * one that is installed already, such as the jars for a GPU, described by {@code
 * addition.properties}: {@code addition.to} names the plugin, and everything else goes into that
 * plugin's folder.
 */
public final class PluginInstaller {

  private static final String ADDITION = "addition.properties";

  private final Path target;
  private final List<Path> folders;

  /**
   * @param target the plugins folder to install into; made when it is missing
   * @param folders all plugins folders in use
   */
  public PluginInstaller(Path target, List<Path> folders) {
    this.target = target;
    this.folders = List.copyOf(folders);
  }

  /**
   * Installs an archive, whole or not at all.
   *
   * @return the folder that it is in now
   * @throws PluginException if it is not a plugin archive, or is installed already
   */
  public Path install(Path zip) throws IOException {
    if (!Files.isRegularFile(zip)) {
      throw new PluginException("there is no file " + zip);
    }
    Files.createDirectories(target);
    Path unpacked = Files.createTempDirectory(target, ".installing-");
    try {
      PluginArchive archive = new PluginArchive(zip);
      archive.extract(unpacked);
      if (Files.exists(unpacked.resolve(ADDITION))) {
        return add(zip, unpacked);
      }
      archive.requireDescriptor(unpacked);
      return placePlugin(zip, unpacked);
    } finally {
      FolderTree.delete(unpacked);
    }
  }

  private Path placePlugin(Path zip, Path unpacked) throws IOException {
    Properties described = read(zip, unpacked.resolve(PluginArchive.DESCRIPTOR));
    String id = required(zip, described, "plugin.id");
    String version = required(zip, described, "plugin.version");
    Optional<Path> present = find(id);
    if (present.isPresent()) {
      throw new PluginException(
          "plugin " + id + " is installed already, in " + present.get() + "; remove it first");
    }
    Path folder = target.resolve(id + "-" + version).normalize();
    if (!target.equals(folder.getParent())) {
      throw new PluginException(zip + ": " + id + " " + version + " cannot be a folder's name");
    }
    Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
    return folder;
  }

  private Path add(Path zip, Path unpacked) throws IOException {
    Properties described = read(zip, unpacked.resolve(ADDITION));
    String id = required(zip, described, "addition.to");
    Path plugin =
        find(id)
            .orElseThrow(
                () ->
                    new PluginException(
                        zip + " adds to plugin " + id + ", which is not installed"));
    try (Stream<Path> parts = Files.list(unpacked)) {
      for (Path part : parts.filter(it -> !it.endsWith(ADDITION)).toList()) {
        Path place = plugin.resolve(part.getFileName());
        if (Files.exists(place)) {
          throw new PluginException(place + " is there already; remove it first");
        }
        move(part, place);
      }
    }
    return plugin;
  }

  /** Moves within a disk at once; to another disk by a copy that is renamed when it is complete. */
  private static void move(Path from, Path to) throws IOException {
    Path partial = to.resolveSibling("." + to.getFileName() + ".partial");
    FolderTree.delete(partial);
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path copy = partial.resolve(from.relativize(path).toString());
        Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Deletes a plugin.
   *
   * @return the folder that it was in
   * @throws PluginException if it is not installed
   */
  public Path remove(String id) throws IOException {
    Path folder =
        find(id).orElseThrow(() -> new PluginException("plugin " + id + " is not installed"));
    FolderTree.delete(folder);
    return folder;
  }

  /** The folder of an installed plugin. */
  private Optional<Path> find(String id) throws IOException {
    for (Path plugins : folders) {
      if (!Files.isDirectory(plugins)) {
        continue;
      }
      try (Stream<Path> children = Files.list(plugins)) {
        for (Path child : children.filter(it -> !isPartial(it)).sorted().toList()) {
          Path descriptor = child.resolve(PluginArchive.DESCRIPTOR);
          if (Files.exists(descriptor)
              && id.equals(read(child, descriptor).getProperty("plugin.id"))) {
            return Optional.of(child);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a folder is one that something is still being unpacked into. */
  private static boolean isPartial(Path folder) {
    return folder.getFileName().toString().startsWith(".");
  }

  private static Properties read(Path source, Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new PluginException(source + ": " + file.getFileName() + " is malformed", e);
    }
    return properties;
  }

  private static String required(Path zip, Properties properties, String key) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new PluginException(zip + ": its description has no " + key);
    }
    return value;
  }
}
