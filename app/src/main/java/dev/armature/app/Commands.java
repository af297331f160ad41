package dev.armature.app;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands of {@code armature}, each made only when it is wanted. */
final class Commands {

  /** The only option before a command whose value may be an argument of its own. */
  private static final String WITH_VALUE = "--plugins";

  /**
   * A command to be.
   *
   * @param maker gives the command, annotated, or a {@link CommandLine} of it with subcommands
   */
  private record Entry(String name, Supplier<Object> maker) {}

  private final List<Entry> entries;

  Commands(Armature armature) {
    // In the order in which the usage lists them.
    entries =
        List.of(
            new Entry("train", () -> new TrainCommand(armature)),
            new Entry("check", () -> new CheckCommand(armature)),
            new Entry("evaluate", () -> new EvaluateCommand(armature)),
            new Entry("collect", () -> new CollectCommand(armature)),
            new Entry("compare", CompareCommand::new),
            new Entry("bench", () -> new BenchCommand(armature)),
            new Entry("bench-route", () -> new BenchRouteCommand(armature)),
            new Entry("serve-environment", () -> new ServeEnvironmentCommand(armature)),
            new Entry("sweep", () -> new SweepCommand(armature)),
            new Entry(SweepRunCommand.NAME, () -> new SweepRunCommand(armature)),
            new Entry("runs", () -> RunsCommand.commandLine(armature)),
            new Entry("plugins", () -> PluginsCommand.commandLine(armature)),
            new Entry("completion", CompletionCommand::new));
  }

  /** The one that the arguments begin with; all of them where there is no such one. */
  List<Object> named(String... arguments) {
    String name = first(arguments);
    // Completion is about all of them.
    List<Entry> wanted =
        entries.stream()
            .filter(it -> it.name.equals(name) && !it.name.equals("completion"))
            .toList();
    return (wanted.isEmpty() ? entries : wanted).stream().map(it -> it.maker.get()).toList();
  }

  /** The first argument that is neither an option nor an option's value, or none. */
  private static String first(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals(WITH_VALUE)) {
        i++;
      } else if (!arguments[i].startsWith("-")) {
        return arguments[i];
      }
    }
    return "";
  }
}
