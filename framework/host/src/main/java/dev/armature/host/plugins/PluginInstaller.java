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
import org.jspecify.annotations.Nullable;

/**
 * Puts plugins into a plugins folder, and takes them out again.
 *
 * <p>An archive holds either a plugin, described by {@code plugin.properties}, or an addition to
 * one that is installed already, such as the jars for a GPU.
 */
public final class PluginInstaller {

  private final Path target;
  private final List<Path> folders;
  private final PluginPolicy policy;

  /**
   * @param target the plugins folder to install into; made when it is missing
   * @param folders all plugins folders in use
   * @param policy what is asked of a plugin
   */
  public PluginInstaller(Path target, List<Path> folders, PluginPolicy policy) {
    this.target = target;
    this.folders = List.copyOf(folders);
    this.policy = policy;
  }

  /**
   * Installs an archive, or a folder that holds what an archive would; whole or not at all.
   *
   * @param signature the archive's detached signature, if any
   * @return the folder that it is in now
   * @throws PluginException if it is not a plugin to be used here, or is installed already
   */
  public Path install(Path source, @Nullable Path signature) throws IOException {
    if (!Files.exists(source)) {
      throw new PluginException("there is no file or folder " + source);
    }
    if (Files.isDirectory(source) && signature != null) {
      throw new PluginException(source + " is a folder; only an archive can have a signature");
    }
    String origin = policy.admit(source.toAbsolutePath().normalize(), signature);
    boolean isNew = !Files.exists(target);
    Files.createDirectories(target);
    Path unpacked = Files.createTempDirectory(target, ".installing-");
    try {
      if (Files.isDirectory(source)) {
        copy(source, unpacked);
      } else {
        new PluginArchive(source).extract(unpacked);
      }
      return PluginAddition.isOne(unpacked)
          ? add(new PluginAddition(source, unpacked), source)
          : place(source, unpacked, origin);
    } finally {
      FolderTree.delete(unpacked);
      if (isNew && isEmpty(target)) {
        Files.delete(target);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findAny().isEmpty();
    }
  }

  private static void copy(Path source, Path unpacked) throws IOException {
    try (Stream<Path> tree = Files.walk(source)) {
      Optional<Path> link = tree.filter(Files::isSymbolicLink).findFirst();
      if (link.isPresent()) {
        throw new PluginException(
            source + " is refused: " + source.relativize(link.get()) + " is a symbolic link");
      }
    }
    FolderTree.delete(unpacked);
    FolderTree.copy(source, unpacked);
  }

  private Path place(Path source, Path unpacked, String origin) throws IOException {
    PluginDescription plugin =
        new PluginContents(source, unpacked).requirePlugin(policy.apiVersion());
    Optional<Path> present = find(plugin.id());
    if (present.isPresent()) {
      throw new PluginException(
          "plugin "
              + plugin.id()
              + " is installed already, in "
              + present.get()
              + "; remove it first");
    }
    Path folder = target.resolve(plugin.id() + "-" + plugin.version());
    if (Files.exists(folder)) {
      throw new PluginException(folder + " is there already, and is not plugin " + plugin.id());
    }
    FileRecord.write(unpacked, origin);
    Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
    return folder;
  }

  private Path add(PluginAddition addition, Path source) throws IOException {
    String id = addition.plugin();
    Path plugin =
        find(id)
            .orElseThrow(
                () ->
                    new PluginException(
                        source + " adds to plugin " + id + ", which is not installed"));
    addition.addTo(plugin);
    return plugin;
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

  /**
   * Compares installed plugins with what was recorded when they were installed.
   *
   * @param id which one; all of them where it is empty
   * @throws PluginException if there is none with that id
   */
  public List<PluginCheck> verify(Optional<String> id) throws IOException {
    List<PluginCheck> checks = new ArrayList<>();
    for (Path plugin : plugins()) {
      String found = idOf(plugin);
      if (id.isEmpty() || id.get().equals(found)) {
        checks.add(PluginCheck.of(found, plugin));
      }
    }
    if (id.isPresent() && checks.isEmpty()) {
      throw new PluginException("plugin " + id.get() + " is not installed");
    }
    return checks;
  }

  /** The folder of an installed plugin. */
  private Optional<Path> find(String id) throws IOException {
    for (Path plugin : plugins()) {
      if (idOf(plugin).equals(id)) {
        return Optional.of(plugin);
      }
    }
    return Optional.empty();
  }

  /** The id of a plugin; the name of its folder where its description is damaged. */
  private static String idOf(Path plugin) throws IOException {
    try {
      return PluginDescription.read(plugin, plugin).id();
    } catch (PluginException e) {
      return plugin.getFileName().toString();
    }
  }

  /** The folders of all plugins, but for those that something is still being unpacked into. */
  private List<Path> plugins() throws IOException {
    List<Path> plugins = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> children = Files.list(folder)) {
        children
            .filter(it -> !it.getFileName().toString().startsWith("."))
            .filter(it -> Files.exists(it.resolve(PluginDescription.FILE)))
            .sorted()
            .forEach(plugins::add);
      }
    }
    return plugins;
  }
}
