package dev.armature.host.configuration;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.Comparator;

/** Says where a value was written. */
public final class Location {

  /** The file of a plugin in which nobody writes but its author. */
  private static final String DEFAULTS = "reference.conf:";

  private Location() {}

  /** Of a section put together from several places, where the user wrote the first of its keys. */
  public static String of(ConfigValue value) {
    boolean merged = value.origin().description().startsWith("merge of ");
    if (merged && value instanceof ConfigObject section) {
      return section.values().stream()
          .map(Location::of)
          .filter(it -> !it.contains(DEFAULTS))
          .min(Comparator.naturalOrder())
          .orElseGet(() -> of(value.origin()));
    }
    return of(value.origin());
  }

  /** {@code file:line} for a file, the description for anything else, such as {@code --set}. */
  static String of(ConfigOrigin origin) {
    String file = origin.filename();
    if (file == null) {
      // An override is one line, which need not be counted.
      return origin.description().replaceFirst(": 1$", "");
    }
    // A bare name is parsed as ./name, for the sake of what it includes.
    String name = Path.of(file).normalize().toString();
    return origin.lineNumber() > 0 ? name + ":" + origin.lineNumber() : name;
  }
}
