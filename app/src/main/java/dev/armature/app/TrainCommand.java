package dev.armature.app;

import dev.armature.api.RunListener;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.training.EvaluationReport;
import dev.armature.host.training.Run;
import dev.armature.host.training.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      "Ctrl-C ends the run after the current episode with a checkpoint; a second one at once."
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

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Mixin private final Output output = new Output();

  private final Armature armature;

  TrainCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = new ExperimentReader(catalog.offers()).read(file, overrides.pairs());
      return train(experiment);
    }
  }

  private int train(Experiment experiment) throws IOException {
    RunFolder folder = RunFolder.create(runs, experiment.name(), experiment.seed());
    RunNotes notes = new RunNotes(output);
    try (StopSignals stop = new StopSignals(output.err())) {
      Run.Outcome outcome = watch(new Run(experiment, folder), experiment.name(), notes, stop);
      output.print(json(folder, notes, outcome), () -> table(notes, outcome));
      return outcome.evaluation().isPresent()
          ? ExitStatus.DONE
          : stop.status().orElse(ExitStatus.INTERNAL_FAILURE);
    }
  }

  private Run.Outcome watch(Run run, String name, RunNotes notes, StopSignals stop)
      throws IOException {
    try (RunListener progress = progress(name)) {
      return run.train(List.of(notes, progress), stop);
    }
  }

  private RunListener progress(String name) {
    if (quiet) {
      return new RunListener() {};
    }
    // The launcher knows whether standard error is a terminal; the JVM cannot tell.
    return Boolean.getBoolean("armature.terminal")
        ? new ProgressDisplay(name, System.err)
        : new ProgressLines(output.err());
  }

  private static Map<String, Object> json(RunFolder folder, RunNotes notes, Run.Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_folder", folder.path().toString());
    json.put("complete", outcome.evaluation().isPresent());
    json.put("steps", outcome.steps());
    notes.checkpoint().ifPresent(path -> json.put("checkpoint", path.toString()));
    outcome.evaluation().ifPresent(it -> json.put("evaluation", EvaluationReport.of(it)));
    return json;
  }

  private static String table(RunNotes notes, Run.Outcome outcome) {
    Table table = new Table("steps", String.valueOf(outcome.steps()));
    outcome.evaluation().ifPresent(it -> EvaluationText.table(table, it));
    if (outcome.evaluation().isEmpty()) {
      table.row("stopped", "with a checkpoint");
    }
    notes.checkpoint().ifPresent(path -> table.row("checkpoint", path.toString()));
    return table.toString();
  }
}
