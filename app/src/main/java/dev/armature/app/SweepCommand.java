package dev.armature.app;

import dev.armature.host.configuration.Problem;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.sweeps.Sweep;
import dev.armature.host.sweeps.SweepFolder;
import dev.armature.host.sweeps.SweepReader;
import dev.armature.host.sweeps.SweepRunner;
import dev.armature.host.sweeps.SweptRun;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature sweep}. */
@Command(
    name = "sweep",
    description = {
      "Runs all experiments that the section sweep of an experiment file stands for, several at"
          + " once, each in a process of its own.",
      "The same command again goes on: with what was cut off, and what has failed."
    })
final class SweepCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The experiment file (HOCON).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Set a key in all runs, such as training.steps=1000; what the sweep varies wins over it."
              + " May be repeated; the last one wins.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where the folder <name>-sweep is made. Default: ${DEFAULT-VALUE}.")
  private Path runs = Path.of("runs");

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Runs at once; the same as --set sweep.launcher.jobs=N. Default: one for each processor.")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often a run that crashes is started again, from its latest checkpoint. Default:"
              + " ${DEFAULT-VALUE}.")
  private int retries = 1;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Mixin private final Output output = new Output();

  private final Armature armature;

  SweepCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    List<String> overrides = new ArrayList<>(set);
    jobs.ifPresent(it -> overrides.add("sweep.launcher.jobs=" + it));
    try (PluginCatalog catalog = armature.plugins()) {
      Sweep sweep = new SweepReader(catalog.offers()).read(file, overrides);
      SweepFolder folder = SweepFolder.of(runs, sweep.name());
      output.note("sweep folder: " + folder.path() + " (" + sweep.runs().size() + " runs)");
      for (SweptRun run : sweep.runs()) {
        for (Problem problem : run.problems()) {
          output.err().println(run.name() + ": " + problem);
        }
      }
      output.err().flush();
      return run(sweep, folder);
    }
  }

  private int run(Sweep sweep, SweepFolder folder) throws IOException {
    List<String> launcher = launcher();
    try (StopSignals stop = new StopSignals(output.err());
        SweepDisplay display = display(sweep, folder)) {
      SweepRunner.Outcome outcome =
          new SweepRunner(
                  sweep,
                  folder,
                  (configuration, run) -> command(launcher, configuration, run),
                  retries,
                  display)
              .run(stop);
      display.close();
      SweepSummary summary = new SweepSummary(folder, outcome);
      output.print(summary.json(), summary::table);
      return outcome.complete() ? ExitStatus.DONE : stop.status().orElse(ExitStatus.RUN_FAILED);
    }
  }

  private SweepDisplay display(Sweep sweep, SweepFolder folder) {
    if (quiet) {
      return new SweepDisplay() {};
    }
    return Boolean.getBoolean("armature.terminal")
        ? new SweepTable(sweep, folder, System.err)
        : new SweepLines(folder, output.err());
  }

  /** What starts another process of this distribution, with the same plugins. */
  private List<String> launcher() {
    String home = System.getProperty("armature.home", "");
    if (home.isEmpty()) {
      throw new BadInputException("a sweep starts processes; run it with bin/armature");
    }
    List<String> words = new ArrayList<>(List.of(Path.of(home, "bin", "armature").toString()));
    for (Path plugins : armature.namedFolders()) {
      words.add("--plugins=" + plugins);
    }
    return words;
  }

  private static List<String> command(List<String> launcher, Path configuration, RunFolder folder) {
    List<String> words = new ArrayList<>(launcher);
    words.addAll(List.of(SweepRunCommand.NAME, configuration.toString(), folder.path().toString()));
    return words;
  }
}
