package dev.armature.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds a path to an option's list. Picocli itself would begin a new list where an inherited option
 * stands both before and after the name of the command.
 */
final class Appending implements IParameterConsumer {

  @Override
  @SuppressWarnings("JdkObsolete") // picocli hands over a Stack
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    if (words.isEmpty()) {
      throw new MissingParameterException(
          command.commandLine(), option, "Missing value for " + option.paramLabel());
    }
    List<Path> paths = option.getValue();
    paths.add(Path.of(words.pop()));
  }
}
