package dev.armature.api;

import java.nio.file.Path;
import java.util.List;

/**
 * One run of a sweep that is to be started.
 *
 * @param name what the run is called, unique in its sweep
 * @param command the program and its arguments. It trains for as long as its standard input is
 *     open; at the end of input it writes a checkpoint and ends, so that nothing goes on when the
 *     one who started it is gone
 * @param directory the folder that the command runs in
 * @param log the file for what it prints, on standard output and standard error; written anew
 */
public record RunLaunch(String name, List<String> command, Path directory, Path log) {

  public RunLaunch {
    command = List.copyOf(command);
  }
}
