package dev.armature.host.training;

import dev.armature.host.configuration.Choice;
import dev.armature.host.plugins.InstalledPlugin;

/** Names for messages. */
final class Plugins {

  private Plugins() {}

  /** The type that a section chose, and the plugin that offers it. */
  static String name(Choice choice) {
    InstalledPlugin plugin = choice.offer().plugin();
    return "%s (plugin %s %s)".formatted(choice.offer().type(), plugin.id(), plugin.version());
  }
}
