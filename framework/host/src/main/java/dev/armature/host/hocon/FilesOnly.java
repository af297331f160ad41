package dev.armature.host.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseable;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Includes other files into one, and nothing but files. */
final class FilesOnly
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private static final List<String> ENDINGS = List.of("", ".conf", ".json", ".properties");
  private static final String FILES_ONLY = "only files are included; expected include \"FILE\"";
  private static final String IS_URL = "[A-Za-z][A-Za-z0-9+.-]+:.*";

  /** More than this is a file that includes itself. */
  private static final int DEEPEST = 20;

  private final Path including;
  private final int depth;

  /**
   * @param including the file whose includes these are
   * @param depth how many files that one is included by
   */
  FilesOnly(Path including, int depth) {
    this.including = including;
    this.depth = depth;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    // The fallback would be the parser's own, which goes anywhere.
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (what.matches(IS_URL)) {
      throw refusal(what, FILES_ONLY);
    }
    return parse(
        context,
        what,
        ENDINGS.stream().flatMap(ending -> found(context, what + ending)).findFirst());
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    Stream<Path> beside = found(context, what.getPath());
    Stream<Path> here = what.isFile() ? Stream.of(what.toPath()) : Stream.empty();
    return parse(context, what.getPath(), Stream.concat(beside, here).findFirst());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refusal(what.toString(), FILES_ONLY);
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refusal(what, FILES_ONLY);
  }

  /** The file of a name relative to the including one, if it is there. */
  private static Stream<Path> found(ConfigIncludeContext context, String what) {
    ConfigParseable relative = context.relativeTo(what);
    String name = relative == null ? null : relative.origin().filename();
    return name != null && new File(name).isFile() ? Stream.of(Path.of(name)) : Stream.empty();
  }

  private ConfigObject parse(ConfigIncludeContext context, String what, Optional<Path> file) {
    if (file.isPresent() && depth == DEEPEST) {
      throw refusal(what, "files are included within each other more than " + DEEPEST + " times");
    }
    if (file.isPresent()) {
      return HoconFile.parse(file.get(), context.parseOptions(), depth + 1).root();
    }
    if (context.parseOptions().getAllowMissing()) {
      return ConfigFactory.empty().root();
    }
    throw refusal(what, "there is no such file");
  }

  private ConfigException refusal(String what, String why) {
    return new ConfigException.Parse(
        HoconFile.origin(including, line(what)), "include of " + what + ": " + why);
  }

  /** The line that includes something. */
  private int line(String what) {
    List<String> lines = HoconFile.text(including).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(what) && lines.get(i).contains("include")) {
        return i + 1;
      }
    }
    return 1;
  }
}
