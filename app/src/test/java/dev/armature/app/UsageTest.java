package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class UsageTest {

  @TempDir Path plugins;

  static Stream<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>();
    collect(Armature.commandLine(), all);
    assertThat(all).hasSize(26);
    return all.stream();
  }

  private static void collect(CommandLine command, List<CommandLine> into) {
    into.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, into));
  }

  @Test
  void onlyTheCommandThatIsNamedIsMade() {
    Set<String> names = Armature.commandLine().getSubcommands().keySet();
    for (String name : names) {
      assertThat(Armature.commandLine("--debug", "--plugins", "train", name).getSubcommands())
          .hasSize(name.equals("completion") ? names.size() : 1)
          .containsKey(name);
    }
    for (String[] unclear : new String[][] {{}, {"--help"}, {"tran", "check"}, {"--plugins"}}) {
      assertThat(Armature.commandLine(unclear).getSubcommands()).hasSameSizeAs(names);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfAndItsOptions(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    for (ArgSpec argument : command.getCommandSpec().args()) {
      assertThat(argument.description()).as(argument.paramLabel()).isNotEmpty();
    }
    assertThat(command.getUsageMessage()).contains("--help").contains("Exit status:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train|Missing required parameter: 'FILE'",
        "train|See 'armature train --help'.",
        "plugins list --plugins|Missing value for DIR",
        "train --sed 3 x.conf|Possible solutions: --set, --seed",
        "train --seed three x.conf|'three' is not a long",
        "tran x.conf|Did you mean: armature train?",
        "plugins list --format xml|expected table or json, found 'xml'",
        "plugins|Missing required subcommand",
        "plugins|describe  Tells every key",
        "evaluate runs --episodes 0|--episodes 0: expected 1 or more",
        "bench --rounds 0|--rounds 0: expected 1 or more",
        "bench --hidden 8,x|'x' is not an int",
        "compare|expected either run folders or --scores FILE",
        "compare runs --scores x.csv|expected either run folders or --scores FILE",
        "compare --scores nowhere.csv|nowhere.csv: there is no such file",
        "compare runs --confidence 95|--confidence 95.0: expected a number between 0 and 1",
        "evaluate nowhere|nowhere: there is no such run folder or experiment file",
        "evaluate --record nowhere|nowhere: there is no such run folder or experiment file",
        "evaluate src|src is not a run folder: there is no config.conf in it",
        "train --fork x.conf|--fork: expected a run to begin from: --resume RUN",
        "train --resume nowhere|nowhere is not a run folder: there is no config.conf in it",
      })
  void wrongUsageIsStatusTwoAndOneClearMessage(String lineAndMessage) {
    String[] parts = lineAndMessage.split("\\|");

    Ended ended = new InProcess(plugins).run(parts[0].split(" "));

    assertThat(ended.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(parts[1]).doesNotContain("\tat ");
  }

  @Test
  void completionScriptIsSoundBashAndKnowsTheOptions() throws Exception {
    Ended completion = new InProcess(plugins).run("completion");

    assertThat(completion.status()).isZero();
    assertThat(completion.out())
        .contains("describe", "--episodes", "--record", "(\"table\" \"json\")");
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.outputWriter()) {
      in.write(completion.out());
    }
    assertThat(bash.inputReader().lines()).isEmpty();
    assertThat(bash.waitFor()).isZero();
  }
}
