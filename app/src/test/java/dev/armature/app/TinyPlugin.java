package dev.armature.app;

import dev.armature.tck.PluginZip;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Builds the plugins of {@code src/test/plugin} as somebody else would: from their source. */
final class TinyPlugin {

  /** An experiment that needs no other plugin and trains in a moment. */
  static final Path EXPERIMENT = Path.of("src/test/plugin/tiny.conf").toAbsolutePath();

  /** An experiment in which whatever is asked for goes wrong. */
  static final Path FAULTY = Path.of("src/test/plugin/faulty.conf").toAbsolutePath();

  private static final Path SOURCES = Path.of("src/test/plugin");

  private TinyPlugin() {}

  /** Compiles the plugin and puts its archive into {@code plugins}. */
  static void buildInto(Path plugins) throws IOException {
    buildInto(plugins, SOURCES.resolve("tiny"));
  }

  /** Does the same with the plugin whose parts go wrong, which needs the tiny one beside it. */
  static void buildFaultyInto(Path plugins) throws IOException {
    buildInto(plugins, SOURCES.resolve("faulty"));
  }

  private static void buildInto(Path plugins, Path source) throws IOException {
    Properties descriptor = new Properties();
    try (Reader in = Files.newBufferedReader(source.resolve("plugin.properties"))) {
      descriptor.load(in);
    }
    PluginZip zip =
        PluginZip.of(descriptor.getProperty("plugin.id"), descriptor.getProperty("plugin.version"));
    descriptor.forEach((key, value) -> zip.with(key.toString(), value.toString()));
    zip.reference(Files.readString(source.resolve("reference.conf")))
        .sources(source)
        .buildInto(plugins);
  }
}
