package dev.armature.host.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueType;
import dev.armature.host.hocon.HoconFile;
import dev.armature.host.plugins.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads HOCON and turns its parser's exceptions into problems with a location. */
final class ConfigurationSource {

  private ConfigurationSource() {}

  /**
   * The file with the overrides on top; substitutions are not resolved yet. Where an override
   * chooses another type than the file does, the file's section goes, as it was meant for the
   * other.
   */
  static Config read(Path file, List<String> overrides, Sections sections) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidConfigurationException(
          new Problem(file.toString(), "", "there is no such file"));
    }
    Config written = parse(file);
    Config set = ConfigFactory.empty();
    for (String override : overrides) {
      set = parseOverride(override).withFallback(set);
    }
    for (Service service : Service.values()) {
      written = sections.withoutReplaced(written, set, service.key(), service);
    }
    return set.withFallback(written);
  }

  /** The type that the section at a path chooses, as far as it can be told yet. */
  static Optional<String> type(Config config, String path) {
    Config resolved = resolvePartly(config);
    String key = path + ".type";
    try {
      return resolved.hasPath(key) && resolved.getValue(key).valueType() == ConfigValueType.STRING
          ? Optional.of(resolved.getString(key))
          : Optional.empty();
    } catch (ConfigException.NotResolved e) {
      return Optional.empty();
    }
  }

  /** The configuration without a section; with it, where a substitution may still change it. */
  static Config without(Config config, String path) {
    try {
      return config.withoutPath(path);
    } catch (ConfigException.NotResolved e) {
      return config;
    }
  }

  static Config parse(Path file) {
    try {
      return HoconFile.parse(file);
    } catch (ConfigException e) {
      throw invalid(e, file.toString());
    }
  }

  private static Config parseOverride(String override) {
    String origin = "--set " + override;
    if (override.indexOf('=') < 1) {
      throw new InvalidConfigurationException(
          new Problem(origin, "", "expected key=value, such as agent.discount=0.98"));
    }
    try {
      return HoconFile.parse(override, origin);
    } catch (ConfigException e) {
      throw invalid(e, origin);
    }
  }

  /** Resolves what can be: a substitution may refer to a default that is not known yet. */
  static Config resolvePartly(Config config) {
    try {
      return HoconFile.resolve(config, true);
    } catch (ConfigException e) {
      throw invalid(e, "configuration");
    }
  }

  /** Resolves all substitutions. */
  static Config resolve(Config config) {
    try {
      return HoconFile.resolve(config, false);
    } catch (ConfigException e) {
      throw invalid(e, "configuration");
    }
  }

  private static InvalidConfigurationException invalid(ConfigException e, String otherwise) {
    boolean located = e.origin() != null && e.origin().lineNumber() > 0;
    String location = located ? Location.of(e.origin()) : otherwise;
    String message = String.valueOf(e.getMessage());
    String description = located ? e.origin().description() + ": " : "";
    InvalidConfigurationException invalid =
        new InvalidConfigurationException(
            new Problem(
                location,
                "",
                message.startsWith(description)
                    ? message.substring(description.length())
                    : message));
    invalid.initCause(e);
    return invalid;
  }
}
