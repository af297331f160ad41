package dev.armature.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code armature runs}: groups the commands about runs. */
@Command(name = "runs", description = "Finds, shows, tags, deletes and reproduces runs.")
final class RunsCommand {

  /** With all that it groups. */
  static CommandLine commandLine(Armature armature) {
    CommandLine runs = new CommandLine(new RunsCommand());
    runs.addSubcommand(new RunsListCommand());
    runs.addSubcommand(new RunsShowCommand());
    runs.addSubcommand(new RunsTagCommand());
    runs.addSubcommand(new RunsDeleteCommand());
    runs.addSubcommand(new RunsReindexCommand());
    runs.addSubcommand(new RunsReproduceCommand(armature));
    return runs;
  }
}
