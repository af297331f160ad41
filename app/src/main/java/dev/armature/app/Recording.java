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

  /** What the option gives where no folder is named. */
  private static final String UNNAMED = "";

  @Option(
      names = "--record",
      arity = "0..1",
      fallbackValue = UNNAMED,
      preprocessor = Attached.class,
      paramLabel = "DIR",
      description = {
        "Write what is seen and done in each episode, and a GIF of it where the environment can be"
            + " drawn, into a new or empty folder. Default: RUN/episodes; with FILE there is none."
      })
  private Optional<Path> folder = Optional.empty();

  /**
   * The folder to record into; empty where nothing is to be recorded.
   *
   * @param usual the folder that is meant where none is named
   * @throws BadInputException if none is named and there is no usual one, or it is not empty
   */
  Optional<Path> folder(Optional<Path> usual) throws IOException {
    if (folder.isEmpty()) {
      return folder;
    }
    Path chosen = folder.get();
    if (chosen.toString().equals(UNNAMED)) {
      chosen =
          usual.orElseThrow(
              () ->
                  new BadInputException(
                      "--record: an experiment file has no run folder to record into; name a"
                          + " folder with --record=DIR"));
    }
    if (Files.exists(chosen)) {
      requireEmpty(chosen);
    }
    return Optional.of(chosen);
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
        arguments.push(UNNAMED);
      }
      return false;
    }
  }
}
