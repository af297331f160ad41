package dev.armature.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.stream.Stream;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option {@code --record}. */
final class Recording {

  /** Stands for the folder that is meant where none is named. */
  private static final String DEFAULT = "";

  @Option(
      names = "--record",
      arity = "0..1",
      fallbackValue = DEFAULT,
      preprocessor = Attached.class,
      paramLabel = "DIR",
      description = {
        "Write what is seen and done in each episode, and a GIF of it where the environment can be"
            + " drawn, into a new or empty folder. Default: RUN/episodes."
      })
  private Optional<Path> folder = Optional.empty();

  /**
   * The folder to record into; empty where nothing is to be recorded.
   *
   * @throws BadInputException if there is something in it, or none is named and there is no run
   */
  Optional<Path> folder(AgentArgument source) throws IOException {
    Optional<Path> chosen =
        folder.map(it -> it.toString().equals(DEFAULT) ? besideRun(source) : it);
    if (chosen.isPresent() && Files.exists(chosen.get())) {
      requireEmpty(chosen.get());
    }
    return chosen;
  }

  private static Path besideRun(AgentArgument source) {
    return source
        .run()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--record: an experiment file has no run folder to record into; name a folder"
                        + " with --record=DIR"))
        .episodes();
  }

  private static void requireEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new BadInputException(
            folder
                + " is not empty, and recordings are not mixed; delete it, or name another folder"
                + " with --record=DIR");
      }
    }
  }

  /** Takes a folder from {@code --record=DIR} alone: after a space comes the run. */
  static final class Attached implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's signature
    public boolean preprocess(
        Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (!"=".equals(info.get("separator"))) {
        arguments.push(DEFAULT);
      }
      return false;
    }
  }
}
