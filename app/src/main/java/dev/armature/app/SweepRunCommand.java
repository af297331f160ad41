package dev.armature.app;

import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code armature sweep-run}: one run of {@code armature sweep}, in a process of its own. It goes
 * on from the latest checkpoint of its folder, or begins anew where there is none, and stops with a
 * checkpoint when its standard input ends.
 */
@Command(name = SweepRunCommand.NAME, hidden = true, description = "Runs one run of a sweep.")
final class SweepRunCommand implements Callable<Integer> {

  static final String NAME = "sweep-run";

  @Parameters(paramLabel = "FILE", description = "The complete configuration.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Parameters(paramLabel = "DIR", description = "The run folder.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path path;

  @Mixin private final Foreground foreground = new Foreground();

  private final Armature armature;

  SweepRunCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    BooleanSupplier orphaned = new ParentInput(System.in);
    RunFolder folder = new RunFolder(path);
    if (Files.exists(folder.evaluation())) {
      return ExitStatus.DONE;
    }
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = new ExperimentReader(catalog.offers()).read(file, List.of());
      Run run = new Run(experiment, folder);
      Foreground.Training training = begun(folder) ? run::resume : run::train;
      return foreground.run(
          experiment.name(),
          folder,
          (watchers, signalled) ->
              training.train(watchers, () -> signalled.getAsBoolean() || orphaned.getAsBoolean()));
    }
  }

  /** Whether there is a checkpoint to go on from; what was left without one is cleared away. */
  private static boolean begun(RunFolder folder) throws IOException {
    if (new CheckpointFolder(folder.checkpoints(), 1).latest().isPresent()) {
      return true;
    }
    if (Files.exists(folder.path())) {
      folder.delete();
    }
    Files.createDirectories(folder.path());
    return false;
  }
}
