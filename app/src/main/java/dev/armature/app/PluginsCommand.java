package dev.armature.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code armature plugins}: groups the commands about plugins. */
@Command(
    name = "plugins",
    description = "Lists, describes, installs, verifies and removes plugins.")
final class PluginsCommand {

  /** With all that it groups. */
  static CommandLine commandLine(Armature armature) {
    CommandLine plugins = new CommandLine(new PluginsCommand());
    plugins.addSubcommand(new PluginsListCommand(armature));
    plugins.addSubcommand(new PluginsDescribeCommand(armature));
    plugins.addSubcommand(new PluginsInstallCommand(armature));
    plugins.addSubcommand(new PluginsRemoveCommand(armature));
    plugins.addSubcommand(new PluginsVerifyCommand(armature));
    plugins.addSubcommand(new PluginsNewCommand());
    return plugins;
  }
}
