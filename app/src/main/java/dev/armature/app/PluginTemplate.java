package dev.armature.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The project that a plugin begins with: the files of {@code armature-archetype}, filled in.
 *
 * @param service what the plugin offers, one of {@link #SERVICES}
 * @param group Maven's group id
 * @param name Maven's artifact id, the plugin's id and the type that it offers
 * @param packageName the package of its classes
 */
record PluginTemplate(String service, String group, String name, String packageName) {

  /** What there is a template of. */
  static final List<String> SERVICES = List.of("environment", "replay-buffer", "network", "agent");

  private static final String FIRST_VERSION = "1.0.0";
  private static final String ROOT = "archetype-resources";

  /** Writes the project into an empty folder. */
  void writeInto(Path folder) throws IOException {
    URL pom = Objects.requireNonNull(PluginTemplate.class.getResource("/" + ROOT + "/pom.xml"));
    try {
      URI uri = pom.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          writeInto(folder, jar.getPath("/" + ROOT));
        }
      } else {
        writeInto(folder, Path.of(uri).resolveSibling(""));
      }
    } catch (URISyntaxException e) {
      throw new AssertionError("a class path entry has an address", e);
    }
  }

  private void writeInto(Path folder, Path template) throws IOException {
    write(template.resolve("pom.xml"), folder.resolve("pom.xml"));
    for (String part : List.of("common", service)) {
      Path from = template.resolve(part);
      try (Stream<Path> tree = Files.walk(from)) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          String place =
              from.relativize(file)
                  .toString()
                  .replace("__packageInPathFormat__", packageName.replace('.', '/'));
          write(file, folder.resolve(place));
        }
      }
    }
  }

  private void write(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.writeString(to, filled(Files.readString(from)));
  }

  private String filled(String text) {
    return text.replace("${groupId}", group)
        .replace("${artifactId}", name)
        .replace("${version}", FIRST_VERSION)
        .replace("${package}", packageName)
        .replace("${service}", service)
        .replace("${armatureVersion}", Version.number())
        // Sources that the contract tests share with the template.
        .replace("package dev.armature.tck;", "package " + packageName + ";");
  }
}
