package dev.armature.host.training;

import com.typesafe.config.ConfigRenderOptions;
import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.checkpoints.WholeFile;
import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** One experiment from its configuration to its folder. */
public final class Run {

  private final Experiment experiment;
  private final RunFolder folder;

  /**
   * @param folder a new, empty folder
   */
  public Run(Experiment experiment, RunFolder folder) {
    this.experiment = experiment;
    this.folder = folder;
  }

  /**
   * How a run ended.
   *
   * @param steps environment steps taken
   * @param evaluation the evaluation at its end; empty if it was stopped early
   */
  public record Outcome(long steps, Optional<Evaluation> evaluation) {}

  /**
   * Trains. Where a plugin refuses its settings there is nothing to keep, and the folder goes.
   *
   * @param watchers told what happens, after the listeners that the experiment names
   * @param stop asked now and then; once true, the run ends after the episode, with a checkpoint
   * @throws IOException if the folder cannot be written
   */
  public Outcome train(List<RunListener> watchers, BooleanSupplier stop) throws IOException {
    try {
      return trainInFolder(watchers, stop);
    } catch (InvalidConfigurationException refusal) {
      folder.delete();
      throw refusal;
    }
  }

  private Outcome trainInFolder(List<RunListener> watchers, BooleanSupplier stop)
      throws IOException {
    WholeFile.write(
        folder.configuration(),
        experiment
            .resolved()
            .root()
            .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false)));
    Manifest.write(experiment, folder.manifest());
    try (RunParts parts = new RunParts(experiment);
        MetricsCsv csv = new MetricsCsv(folder.metrics())) {
      List<RunListener> listeners = new ArrayList<>();
      listeners.add(csv);
      for (Choice listener : experiment.listeners()) {
        listeners.add(parts.listener(listener));
      }
      listeners.addAll(watchers);
      Trainer trainer = new Trainer(experiment, parts, folder, listeners);
      listeners.forEach(
          it -> it.started(folder.path(), experiment.training().steps(), trainer.metricNames()));
      Optional<Evaluation> evaluation = trainer.run(stop);
      if (evaluation.isPresent()) {
        saveFinal(trainer, evaluation.get());
      }
      listeners.forEach(it -> it.finished(trainer.steps()));
      return new Outcome(trainer.steps(), evaluation);
    }
  }

  private void saveFinal(Trainer trainer, Evaluation evaluation) throws IOException {
    Files.createDirectories(folder.finalState());
    CheckpointFolder.save(folder.finalState(), "agent", trainer.agent());
    WholeFile.write(
        folder.finalState().resolve("evaluation.json"),
        JsonMapper.shared().writeValueAsString(EvaluationReport.of(evaluation)));
  }
}
