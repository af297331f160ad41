package dev.armature.host.configuration;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;

/** Says where a value was written. */
final class Location {

  private Location() {}

  static String of(ConfigValue value) {
    return of(value.origin());
  }

  /** {@code file:line} for a file, the description for anything else, such as {@code --set}. */
  static String of(ConfigOrigin origin) {
    String file = origin.filename();
    if (file == null) {
      // An override is one line, which need not be counted.
      return origin.description().replaceFirst(": 1$", "");
    }
    return origin.lineNumber() > 0 ? file + ":" + origin.lineNumber() : file;
  }
}
