package dev.armature.host.plugins;

import java.util.List;

/**
 * The packages that host and plugins must see as the same classes. They come from the host alone; a
 * plugin that brings a copy of them would yield providers that are not the host's providers.
 */
final class SharedClasses {

  private static final List<String> PREFIXES =
      List.of(
          "dev.armature.api.", "org.pf4j.", "org.slf4j.", "com.typesafe.config.", "org.jspecify.");

  private SharedClasses() {}

  /**
   * @param className a binary name, such as {@code dev.armature.api.Agent}
   */
  static boolean contains(String className) {
    return PREFIXES.stream().anyMatch(className::startsWith);
  }
}
