package dev.armature.host.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Reads HOCON that a stranger may have written. What it includes is another file, not a URL or a
 * resource. What is nested or repeated beyond all use, and would exhaust the stack or the heap of
 * the parser, is told like any other fault.
 */
public final class HoconFile {

  /** The longest file that is read. An experiment has a few kilobytes. */
  private static final long LONGEST = 1 << 20;

  private HoconFile() {}

  /**
   * Parses a file; substitutions are not resolved.
   *
   * @throws ConfigException if it is not sound, or includes what it may not
   */
  public static Config parse(Path file) {
    return parse(file, ConfigParseOptions.defaults(), 0);
  }

  static Config parse(Path file, ConfigParseOptions options, int depth) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException.Parse(origin(file, 1), "there is no such file");
    }
    if (file.toFile().length() > LONGEST) {
      throw new ConfigException.Parse(
          origin(file, 1),
          "the file is longer than " + (LONGEST >> 20) + " MiB, which no experiment is");
    }
    // The parser looks for included files beside this one, but not beside a bare name.
    Path found = file.getParent() == null ? Path.of(".").resolve(file) : file;
    ConfigParseOptions bounded =
        options.setAllowMissing(false).setIncluder(new FilesOnly(found, depth));
    return bounded(
        () -> ConfigFactory.parseFile(found.toFile(), bounded),
        () -> origin(file, deepestLine(file)));
  }

  /**
   * Parses text.
   *
   * @param origin where it comes from, for messages
   */
  public static Config parse(String text, String origin) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setOriginDescription(origin)
            .setIncluder(new FilesOnly(Path.of(".", origin), 0));
    return bounded(
        () -> ConfigFactory.parseString(text, options),
        () -> ConfigOriginFactory.newSimple(origin));
  }

  /**
   * Resolves substitutions.
   *
   * @param allowUnresolved whether those stay that cannot be resolved yet
   * @throws ConfigException if one cannot be resolved
   */
  public static Config resolve(Config config, boolean allowUnresolved) {
    ConfigResolveOptions options =
        ConfigResolveOptions.defaults().setAllowUnresolved(allowUnresolved);
    return bounded(() -> config.resolve(options), config::origin);
  }

  private static Config bounded(Supplier<Config> work, Supplier<ConfigOrigin> place) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      throw new ConfigException.Parse(
          place.get(), "sections or substitutions are nested too deeply", e);
    } catch (OutOfMemoryError e) {
      throw new ConfigException.Parse(
          place.get(), "what it says fills the memory; is something repeated within itself?", e);
    }
  }

  static ConfigOrigin origin(Path file, int line) {
    return ConfigOriginFactory.newFile(file.toString()).withLineNumber(line);
  }

  /** The line of a file in which brackets are nested most deeply. */
  private static int deepestLine(Path file) {
    int line = 1;
    int depth = 0;
    int deepest = 0;
    int deepestLine = 1;
    for (char c : text(file).toCharArray()) {
      switch (c) {
        case '\n' -> line++;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      if (depth > deepest) {
        deepest = depth;
        deepestLine = line;
      }
    }
    return deepestLine;
  }

  /** A file's text, with something else where it is not UTF-8; empty where it cannot be read. */
  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
