package dev.armature.app;

import dev.armature.host.plugins.PluginCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code armature bench}. */
@Command(
    name = "bench",
    description = {
      "Measures what a gradient step of TD3 costs on each installed network plugin.",
      "The step has 17 observations, 6 actions and samples its batch from a million transitions."
          + " Where a Python with PyTorch is found, the same step runs there in turn with the"
          + " others. Close other programs: what they take is missing."
    })
final class BenchCommand implements Callable<Integer> {

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Transitions in each gradient step. Default: ${DEFAULT-VALUE}.")
  private int batch = 256;

  @Option(
      names = "--hidden",
      paramLabel = "N,...",
      split = ",",
      description = "Units of each hidden layer. Default: 256,256.")
  private List<Integer> hidden = List.of(256, 256);

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that compute; each route is run with one thread too. Default: ${DEFAULT-VALUE}.")
  private int threads = 2;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "How often each route has its turn, after one turn to warm up. Default:"
              + " ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Gradient steps in each turn. Default: ${DEFAULT-VALUE}.")
  private int steps = 300;

  @Option(
      names = "--python",
      paramLabel = "PYTHON",
      description =
          "A Python with numpy and torch. Default: python3, if it has them; else no comparison.")
  private Optional<String> python = Optional.empty();

  @Mixin private final Output output = new Output();

  private final Armature armature;

  BenchCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    check("--batch", batch, 1);
    hidden.forEach(units -> check("--hidden", units, 1));
    check("--threads", threads, 1);
    check("--rounds", rounds, 1);
    check("--steps", steps, BenchTask.POLICY_DELAY);
    BenchTask task = new BenchTask(batch, hidden);
    Optional<BenchPython> pyTorch = BenchPython.find(python);
    Path folder = Files.createTempDirectory("armature-bench");
    try (BenchRun run = new BenchRun(rounds, steps)) {
      BenchRoutes routes = new BenchRoutes(task, threads, folder);
      try (PluginCatalog catalog = armature.plugins()) {
        routes.addPlugins(catalog.offers(), launch());
      }
      if (pyTorch.isPresent()) {
        routes.addPyTorch(pyTorch.get().command());
      }
      List<BenchResult> results = run.measure(routes.all(), folder);
      BenchReport report = new BenchReport(results, threads, task.stepFlops());
      output.print(report.json(), report::table);
      report.notes().forEach(output::note);
      output.note(
          pyTorch
              .map(it -> "PyTorch " + it.version() + " of " + it.command())
              .orElse("no PyTorch: python3 has none; --python PYTHON names another"));
    } finally {
      delete(folder);
    }
    return ExitStatus.DONE;
  }

  private static void check(String option, int value, int least) {
    if (value < least) {
      throw new BadInputException(option + " " + value + ": expected " + least + " or more");
    }
  }

  /** The start of a command in a process of its own: the launcher sets up the JVM. */
  private List<String> launch() {
    String home = System.getProperty("armature.home");
    if (home == null) {
      throw new BadInputException("bench starts other processes: run it through bin/armature");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(home, "bin", "armature").toString());
    armature
        .namedFolders()
        .forEach(plugins -> command.addAll(List.of("--plugins", plugins.toString())));
    return command;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
