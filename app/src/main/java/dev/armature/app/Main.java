package dev.armature.app;

import picocli.CommandLine;

/** The entry point: runs one command and ends with its exit status. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    CommandLine commandLine = Armature.commandLine(arguments);
    // Not a return: a thread that a plugin left behind must not keep the process alive.
    System.exit(commandLine.execute(arguments));
  }
}
