package dev.armature.app;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code armature train}. */
@Command(
    name = "train",
    description = {
      "Trains an agent as an experiment file says, or goes on with a run that was cut off.",
      "Ctrl-C ends the run with a checkpoint; a second one ends it at once."
    })
final class TrainCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The experiment file (HOCON). Default with --resume: the run's own.")
  private Optional<Path> file = Optional.empty();

  @Mixin private final Overrides overrides = new Overrides();

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = {
        "Go on with this run folder from its latest checkpoint. It ends as it would have without"
            + " the stop, to the same bits."
      })
  private Optional<Path> resumed = Optional.empty();

  @Option(
      names = "--fork",
      description = {
        "With --resume: leave that run as it is, and begin a run of its own from its latest"
            + " checkpoint. The configuration may be another one."
      })
  private boolean fork;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where the run folder is made. Default: ${DEFAULT-VALUE}.")
  private Path runs = Path.of("runs");

  @Mixin private final Foreground foreground = new Foreground();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private final Armature armature;

  TrainCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    if (file.isEmpty() && resumed.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required parameter: 'FILE' (or --resume RUN)");
    }
    if (fork && resumed.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--fork: expected a run to begin from: --resume RUN");
    }
    Optional<RunFolder> run = resumed.map(RunFolder::new);
    try (PluginCatalog catalog = armature.plugins()) {
      run.ifPresent(RunExperiment::requireRun);
      Experiment experiment = experiment(catalog.offers(), run);
      if (run.isPresent() && !fork) {
        return foreground.run(experiment.name(), run.get(), new Run(experiment, run.get())::resume);
      }
      RunFolder folder = RunFolder.create(runs, experiment.name(), experiment.seed());
      Run begun = new Run(experiment, folder);
      return foreground.run(
          experiment.name(),
          folder,
          run.isEmpty() ? begun::train : (watchers, stop) -> begun.fork(run.get(), watchers, stop));
    }
  }

  private Experiment experiment(Offers offers, Optional<RunFolder> run) {
    return file.isPresent()
        ? new ExperimentReader(offers).read(file.get(), overrides.pairs())
        : RunExperiment.read(run.orElseThrow(), offers, overrides.pairs());
  }
}
