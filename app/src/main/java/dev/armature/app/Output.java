package dev.armature.app;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The option {@code --format}, and the printing that it steers. */
final class Output {

  /** How a result is printed. */
  enum Format {
    TABLE,
    JSON;

    /** The format of that name. */
    static Format of(String name) {
      return Arrays.stream(values())
          .filter(format -> format.toString().equals(name))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("expected table or json, found '" + name + "'"));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "How the result is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TABLE;

  /** Whether standard output is for a program, and carries nothing but JSON. */
  boolean isJson() {
    return format == Format.JSON;
  }

  /**
   * Prints a result on standard output.
   *
   * @param json maps, lists, text and numbers
   * @param table the same for people
   */
  void print(Object json, Supplier<String> table) {
    PrintWriter out = command.commandLine().getOut();
    out.println(
        isJson()
            ? JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(json)
            : table.get());
    out.flush();
  }

  /** A line for people: on standard output, or on standard error where that is for a program. */
  void note(String line) {
    PrintWriter writer = isJson() ? err() : command.commandLine().getOut();
    writer.println(line);
    writer.flush();
  }

  /** Standard error. */
  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
