package dev.armature.host.plugins;

import com.typesafe.config.ConfigException;
import dev.armature.host.hocon.HoconFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks through an unpacked plugin before it is installed; no class of it is loaded. */
final class PluginContents {

  private static final String EXTENSIONS = "META-INF/extensions.idx";

  private final Path source;
  private final Path folder;

  /**
   * @param source what it was unpacked from, for messages
   * @param folder where it was unpacked to
   */
  PluginContents(Path source, Path folder) {
    this.source = source;
    this.folder = folder;
  }

  /**
   * Requires that this is a plugin that can be used here.
   *
   * @return its description
   * @throws PluginException if it is not one
   */
  PluginDescription requirePlugin(String apiVersion) throws IOException {
    PluginDescription description = PluginDescription.read(source, folder);
    description.requireApi(source, apiVersion);
    requireReference();
    if (!requireSoundClasses()) {
      throw new PluginException(
          source
              + " is refused: it offers nothing. There is no list of its providers ("
              + EXTENSIONS
              + "): either none has @Extension, or they were compiled without PF4J's annotation"
              + " processor");
    }
    return description;
  }

  private void requireReference() {
    Path reference = folder.resolve("reference.conf");
    if (!Files.exists(reference)) {
      return;
    }
    try {
      HoconFile.resolve(HoconFile.parse(reference), false);
    } catch (ConfigException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new PluginException(
          source + " is refused: " + why.replace(reference.toString(), "reference.conf"), e);
    }
  }

  /**
   * Requires that every class can be loaded here and is none of those that the host shares.
   *
   * @return whether one of the jars lists providers
   */
  boolean requireSoundClasses() throws IOException {
    boolean offers = Files.exists(folder.resolve("classes").resolve(EXTENSIONS));
    for (Path file : files()) {
      String name = folder.relativize(file).toString();
      if (name.endsWith(".jar")) {
        JarContents jar = new JarContents(source, folder, file);
        offers |= jar.requireSound();
      } else if (name.endsWith(".class")) {
        String path =
            folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        JarContents.requireOwn(source, "it", path.replaceFirst("^classes/", ""));
        JarContents.requireReadable(source, path, Files.newInputStream(file));
      }
    }
    return offers;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
