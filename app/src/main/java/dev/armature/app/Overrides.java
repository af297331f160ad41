package dev.armature.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that win over a configuration file. */
final class Overrides {

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Set a key, such as agent.discount=0.98. May be repeated; the last one wins. Choosing"
            + " another type for a section drops what the file says in that section."
      })
  private List<String> set = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The same as --set seed=N.")
  private Optional<Long> seed = Optional.empty();

  /** All of them as {@code key=value}, later ones over earlier ones. */
  List<String> pairs() {
    List<String> pairs = new ArrayList<>(set);
    seed.ifPresent(value -> pairs.add("seed=" + value));
    return pairs;
  }
}
