package dev.armature.app;

import picocli.CommandLine.Command;

/** {@code armature plugins}: groups the commands about plugins. */
@Command(name = "plugins", description = "Tells which plugins there are and what can be set.")
final class PluginsCommand {}
