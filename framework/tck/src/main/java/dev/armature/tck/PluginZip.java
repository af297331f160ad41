package dev.armature.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Builds a plugin's archive in a test: from sources or compiled classes, with whatever descriptor
 * and defaults the test needs. The same content gives the same bytes.
 *
 * <pre>{@code
 * Path zip =
 *     PluginZip.of("cart", "1.0.0")
 *         .with("plugin.description", "A cart on a rail")
 *         .reference("environment.cart { mass = 1 }")
 *         .sources(Path.of("src/test/plugin/cart"))
 *         .buildInto(folder);
 * }</pre>
 */
public final class PluginZip {

  private final String id;
  private final String version;
  private final Map<String, String> descriptor = new TreeMap<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Map<String, byte[]> classes = new TreeMap<>();

  private PluginZip(String id, String version) {
    this.id = id;
    this.version = version;
    with("plugin.id", id).with("plugin.version", version);
  }

  /** A plugin of that id and version, and with nothing in it yet. */
  public static PluginZip of(String id, String version) {
    return new PluginZip(id, version);
  }

  /** Puts a line into {@code plugin.properties}. */
  public PluginZip with(String key, String value) {
    descriptor.put(key, value);
    return this;
  }

  /** Says what {@code reference.conf} holds. */
  public PluginZip reference(String hocon) {
    return file("reference.conf", hocon.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts a file into the archive, such as {@code lib/library.jar}. */
  public PluginZip file(String entry, byte[] content) {
    entries.put(entry, content.clone());
    return this;
  }

  /** Compiles every Java source in a folder and below, as javac does with PF4J's processor. */
  public PluginZip sources(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return compiled(
          new PluginCompiler()
              .compile(tree.filter(it -> it.toString().endsWith(".java")).sorted().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles one class from its text. */
  public PluginZip source(String className, String text) {
    try {
      Path folder = Files.createTempDirectory("source");
      Path file = folder.resolve(className.substring(className.lastIndexOf('.') + 1) + ".java");
      Files.writeString(file, text);
      return sources(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes compiled classes and resources, such as those of {@code target/classes}. */
  public PluginZip classes(Path folder) {
    return compiled(FolderContent.read(folder));
  }

  private PluginZip compiled(Map<String, byte[]> content) {
    classes.putAll(content);
    return this;
  }

  /**
   * Writes {@code <id>-<version>.zip}.
   *
   * @param folder where to; it is there already
   * @return the archive
   */
  public Path buildInto(Path folder) {
    Map<String, byte[]> all = new TreeMap<>(entries);
    StringBuilder properties = new StringBuilder();
    descriptor.forEach((key, value) -> properties.append(key + "=" + value + "\n"));
    all.put("plugin.properties", properties.toString().getBytes(StandardCharsets.UTF_8));
    if (!classes.isEmpty()) {
      all.put("lib/" + id + ".jar", zip(classes));
    }
    try {
      return Files.write(folder.resolve(id + "-" + version + ".zip"), zip(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(Map<String, byte[]> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : content.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(file.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
