package dev.armature.app;

import picocli.CommandLine.Command;

/** {@code armature plugins}: groups the commands about plugins. */
@Command(
    name = "plugins",
    description = "Lists, describes, installs, verifies and removes plugins.")
final class PluginsCommand {}
