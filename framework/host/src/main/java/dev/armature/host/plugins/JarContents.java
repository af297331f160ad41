package dev.armature.host.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** One jar of a plugin that is to be installed. */
final class JarContents {

  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d{1,4})/(.*)");
  private static final int MAGIC = 0xCAFEBABE;

  /** The major version of the class files of Java n is 44 + n. */
  private static final int BEFORE_JAVA_1 = 44;

  private final Path source;
  private final Path plugin;
  private final Path jar;
  private final String name;

  /**
   * @param source what the plugin comes from, for messages
   * @param plugin its unpacked folder
   * @param jar a jar in it
   */
  JarContents(Path source, Path plugin, Path jar) {
    this.source = source;
    this.plugin = plugin;
    this.jar = jar;
    name = plugin.relativize(jar).toString();
  }

  /**
   * Requires that its classes can be loaded here, are none of those that the host shares, and that
   * it names no jar outside of the plugin as its own.
   *
   * @return whether it lists providers
   * @throws PluginException if it is not so
   */
  boolean requireSound() throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Manifest manifest = file.getManifest();
      Attributes said = manifest == null ? new Attributes() : manifest.getMainAttributes();
      requireClassPathWithin(said);
      boolean versions = "true".equalsIgnoreCase(said.getValue(Attributes.Name.MULTI_RELEASE));
      for (ZipEntry entry : Collections.list(file.entries())) {
        if (entry.getName().matches(".*\\.(class|idx)")) {
          requireUndamaged(file, entry);
        }
        if (entry.getName().endsWith(".class")) {
          requireSound(file, entry, versions);
        }
      }
      ZipEntry extensions = file.getEntry("META-INF/extensions.idx");
      return extensions != null && extensions.getSize() > 0;
    } catch (IOException | IllegalArgumentException e) {
      throw new PluginException(
          source + " is refused: " + name + " in it is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireUndamaged(JarFile file, ZipEntry entry) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream content = new CheckedInputStream(file.getInputStream(entry), crc)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    if (crc.getValue() != entry.getCrc()) {
      throw new ZipException(entry.getName() + " is not what it was");
    }
  }

  private void requireSound(JarFile file, ZipEntry entry, boolean versions) throws IOException {
    Matcher versioned = VERSIONED.matcher(entry.getName());
    boolean isVersioned = versioned.matches();
    requireOwn(source, name, isVersioned ? versioned.group(2) : entry.getName());
    boolean loadable =
        !isVersioned
            || (versions && Integer.parseInt(versioned.group(1)) <= Runtime.version().feature());
    if (loadable && !entry.getName().endsWith("module-info.class")) {
      requireReadable(source, name + " in it: " + entry.getName(), file.getInputStream(entry));
    }
  }

  /** Refuses a class that host and plugins must see as the same one. */
  static void requireOwn(Path source, String where, String path) {
    String type = path.replaceFirst("\\.class$", "").replace('/', '.');
    if (SharedClasses.contains(type)) {
      throw new PluginException(
          "%s is refused: %s holds a copy of %s, which comes from the host alone; depend on it with scope provided"
              .formatted(source, where, type));
    }
  }

  /** Refuses a class file that this Java is too old for. */
  static void requireReadable(Path source, String where, InputStream classFile) throws IOException {
    try (classFile) {
      ByteBuffer head = ByteBuffer.wrap(classFile.readNBytes(Long.BYTES));
      if (head.remaining() < Long.BYTES || head.getInt(0) != MAGIC) {
        return;
      }
      int needed = head.getShort(6) - BEFORE_JAVA_1;
      if (needed > Runtime.version().feature()) {
        throw new PluginException(
            "%s is refused: %s is for Java %d; this is Java %d"
                .formatted(source, where, needed, Runtime.version().feature()));
      }
    }
  }

  /** A jar's manifest can bring other jars onto the class path, from anywhere. */
  private void requireClassPathWithin(Attributes said) {
    String path = said.getValue(Attributes.Name.CLASS_PATH);
    if (path == null) {
      return;
    }
    for (String part : path.strip().split("\\s+")) {
      Path place = part.matches("[A-Za-z]+:.*") ? Path.of("/") : jar.resolveSibling(part);
      if (!place.normalize().startsWith(plugin)) {
        throw new PluginException(
            "%s is refused: the Class-Path of %s leads out of the plugin, to %s"
                .formatted(source, name, part));
      }
    }
  }
}
