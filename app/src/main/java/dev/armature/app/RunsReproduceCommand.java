package dev.armature.app;

import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.index.RunIndex;
import dev.armature.host.index.RunScan;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.provenance.RunManifest;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.reproduction.Reproduction;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code armature runs reproduce}. */
@Command(
    name = "reproduce",
    description = {
      "Runs a complete run once more, in a new folder, and compares weights, evaluation and"
          + " metrics bit by bit.",
      "Where they differ, so does the exit status, and what the runs came from is compared too."
    })
final class RunsReproduceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "RUN", description = "The run folder, or its name among the runs.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String named;

  @Mixin private final RunsFolder runs = new RunsFolder();

  @Mixin private final Foreground foreground = new Foreground();

  private final Armature armature;

  RunsReproduceCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder original;
    try (RunIndex index = runs.index()) {
      original = runs.find(index, named);
    }
    if (!Files.exists(original.evaluation())) {
      throw new BadInputException(
          original.path() + " did not go to its end: there is nothing to compare with");
    }
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = RunExperiment.read(original, catalog.offers(), List.of());
      Optional<Checkpoint> beginning = beginning(original);
      RunFolder again =
          RunFolder.create(
              RunScan.runsOf(original), experiment.name() + "-reproduced", experiment.seed());
      Run run = new Run(experiment, again);
      return foreground.run(
          experiment.name(),
          again,
          beginning.isEmpty()
              ? run::train
              : (watchers, stop) -> run.fork(beginning.get(), watchers, stop),
          outcome -> tell(original, again));
    }
  }

  /** The checkpoint of another run that a fork began with, as it was then. */
  private static Optional<Checkpoint> beginning(RunFolder original) throws IOException {
    Optional<RunManifest.Beginning> forked =
        RunProvenance.read(original.manifest()).flatMap(RunManifest::beginning);
    if (forked.isEmpty()) {
      return Optional.empty();
    }
    Checkpoint checkpoint = forked.get().checkpoint();
    if (!Files.isDirectory(checkpoint.folder())) {
      throw new BadInputException(
          "%s began with the checkpoint %s, which is gone: it cannot be made again"
              .formatted(original.path(), checkpoint));
    }
    if (!RunManifest.agentHash(checkpoint).equals(forked.get().agentHash())) {
      throw new BadInputException(
          "%s began with the checkpoint %s, which holds another agent now: it cannot be made again"
              .formatted(original.path(), checkpoint));
    }
    return Optional.of(checkpoint);
  }

  private int tell(RunFolder original, RunFolder again) throws IOException {
    Reproduction reproduction = Reproduction.of(original, again);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_folder", original.path().toString());
    json.put("reproduced_in", again.path().toString());
    json.put("identical", reproduction.identical());
    json.put("differences", reproduction.differences());
    json.put("circumstances", reproduction.circumstances());
    foreground.output().print(json, () -> text(original, again, reproduction));
    return reproduction.identical() ? ExitStatus.DONE : ExitStatus.RUN_FAILED;
  }

  private static String text(RunFolder original, RunFolder again, Reproduction reproduction) {
    StringBuilder text = new StringBuilder();
    if (reproduction.identical()) {
      text.append(original.path())
          .append(" and ")
          .append(again.path())
          .append(
              " are identical: weights, evaluation, and all metrics but those of the wall clock");
    } else {
      text.append("not reproduced\n").append(String.join("\n", reproduction.differences()));
    }
    if (!reproduction.circumstances().isEmpty()) {
      text.append("\nthe runs came from different things:\n")
          .append(String.join("\n", reproduction.circumstances()));
    }
    return text.toString();
  }
}
