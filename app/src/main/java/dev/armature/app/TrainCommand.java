package dev.armature.app;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature train}. */
@Command(
    name = "train",
    description = {
      "Trains an agent as an experiment file says.",
      "Ctrl-C ends the run with a checkpoint; a second one ends it at once."
    })
final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The experiment file (HOCON).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Mixin private final Overrides overrides = new Overrides();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "Where the run folder is made. Default: ${DEFAULT-VALUE}.")
  private Path runs = Path.of("runs");

  @Mixin private final Foreground foreground = new Foreground();

  private final Armature armature;

  TrainCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = new ExperimentReader(catalog.offers()).read(file, overrides.pairs());
      RunFolder folder = RunFolder.create(runs, experiment.name(), experiment.seed());
      return foreground.run(experiment.name(), folder, new Run(experiment, folder)::train);
    }
  }
}
