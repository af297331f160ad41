package dev.armature.host.plugins;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The module of a plugin under development, which is run from where its classes are compiled to,
 * with what it depends on, and is packed into no archive.
 *
 * @param folder the module: {@code pom.xml}, {@code target/classes}
 */
record DevelopedModule(Path folder) {

  private static final Path CLASSES = Path.of("target", "classes");

  /** Whether a folder is one, and not a folder of plugins. */
  static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve("pom.xml"))
        && Files.isRegularFile(folder.resolve(CLASSES).resolve(PluginDescription.FILE));
  }

  /** The module that a plugin's folder is the classes of, if it is that. */
  static Optional<DevelopedModule> of(Path plugin) {
    Path module = plugin.resolve("../..").normalize();
    return plugin.endsWith(CLASSES) && isOne(module)
        ? Optional.of(new DevelopedModule(module))
        : Optional.empty();
  }

  /** Where the compiled classes are, with {@code plugin.properties} and {@code reference.conf}. */
  Path classes() {
    return folder.resolve(CLASSES);
  }

  /**
   * The jars that the module depends on when it runs, as Maven resolves them. They are remembered
   * until {@code pom.xml} changes.
   *
   * @throws PluginException if Maven cannot resolve them
   */
  List<File> dependencies() throws IOException {
    Path remembered = folder.resolve("target").resolve("runtime.classpath");
    Path pom = folder.resolve("pom.xml");
    if (!Files.exists(remembered)
        || Files.getLastModifiedTime(remembered).compareTo(Files.getLastModifiedTime(pom)) < 0) {
      Maven.writeClassPath(folder, remembered.toAbsolutePath());
    }
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(Files.readString(remembered).strip())
        .filter(path -> !path.isEmpty())
        .map(File::new)
        .toList();
  }
}
