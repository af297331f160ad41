package dev.armature.host.plugins;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import org.pf4j.DefaultVersionManager;

/**
 * What {@code plugin.properties} says.
 *
 * @param id the plugin's id
 * @param version its version
 * @param requires the least version of the api, or a range of them
 */
record PluginDescription(String id, String version, String requires) {

  /** What describes a plugin, in its archive and in its folder. */
  static final String FILE = "plugin.properties";

  /** What can be a part of a folder's name everywhere. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

  /** A version alone is the least one, as PF4J takes it when it loads a plugin. */
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  /**
   * Reads the description of a plugin.
   *
   * @param source what the plugin comes from, for messages
   * @param folder its unpacked folder
   * @throws PluginException if there is none, or it says too little
   */
  static PluginDescription read(Path source, Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new PluginException(source + ": not a plugin; there is no " + FILE + " in it");
    }
    Properties said = properties(source, file);
    PluginDescription description =
        new PluginDescription(
            required(source, FILE, said, "plugin.id"),
            required(source, FILE, said, "plugin.version"),
            said.getProperty("plugin.requires", "").strip());
    requireName(source, "plugin.id", description.id);
    requireName(source, "plugin.version", description.version);
    return description;
  }

  /** Refuses a plugin that needs another version of the api. */
  void requireApi(Path source, String apiVersion) {
    if (requires.isEmpty()) {
      return;
    }
    boolean fits;
    try {
      String range = VERSION.matcher(requires).matches() ? ">=" + requires : requires;
      fits = new DefaultVersionManager().checkVersionConstraint(apiVersion, range);
    } catch (RuntimeException e) {
      throw new PluginException(
          "%s: %s: plugin.requires is '%s'; expected a version such as %s"
              .formatted(source, FILE, requires, apiVersion),
          e);
    }
    if (!fits) {
      throw new PluginException(
          "%s: plugin %s %s requires version %s of the api; this is %s"
              .formatted(source, id, version, requires, apiVersion));
    }
  }

  private static void requireName(Path source, String key, String value) {
    if (!NAME.matcher(value).matches()) {
      throw new PluginException(
          "%s: %s: %s is '%s'; expected letters, digits and . _ + -, at most 64"
              .formatted(source, FILE, key, value));
    }
  }

  /** Reads a properties file of an archive. */
  static Properties properties(Path source, Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new PluginException(source + ": " + file.getFileName() + " is malformed", e);
    }
    return properties;
  }

  /** A property that has to be there. */
  static String required(Path source, String file, Properties properties, String key) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new PluginException(source + ": " + file + " has no " + key);
    }
    return value;
  }
}
