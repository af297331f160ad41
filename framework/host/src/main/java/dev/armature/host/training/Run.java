package dev.armature.host.training;

import com.typesafe.config.ConfigRenderOptions;
import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/** One experiment from its configuration to its folder. */
public final class Run {

  private static final String EVALUATION = "evaluation.json";

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
   * Trains from the beginning. Where a plugin refuses its settings and there is no checkpoint yet,
   * there is nothing to keep, and the folder goes.
   *
   * @param watchers told what happens, after the listeners that the experiment names
   * @param stop asked now and then; once true, the run ends after the step, with a checkpoint
   * @throws IOException if the folder cannot be written
   */
  public Outcome train(List<RunListener> watchers, BooleanSupplier stop) throws IOException {
    try (RunLock lock = new RunLock(folder.path())) {
      WholeFile.write(folder.configuration(), render(experiment));
      return run(watchers, stop, Optional.empty());
    } catch (InvalidConfigurationException refusal) {
      if (checkpoints().latest().isEmpty()) {
        folder.delete();
      }
      throw refusal;
    }
  }

  /**
   * Goes on from the latest checkpoint, to the same bits as if the run had not been cut off.
   *
   * @param watchers as in {@link #train}
   * @param stop as in {@link #train}
   * @throws RunFolderException if the run is finished, has no checkpoint, or is being written to
   * @throws IOException if the folder cannot be read or written
   */
  public Outcome resume(List<RunListener> watchers, BooleanSupplier stop) throws IOException {
    if (Files.exists(folder.finalState().resolve(EVALUATION))) {
      throw new RunFolderException(folder.path() + " is finished: there is nothing to resume");
    }
    try (RunLock lock = new RunLock(folder.path())) {
      Optional<Path> latest = checkpoints().latest();
      if (latest.isEmpty()) {
        throw new RunFolderException(
            folder.path() + " has no checkpoint to resume from; train its config.conf anew");
      }
      return run(watchers, stop, latest);
    }
  }

  private Outcome run(List<RunListener> watchers, BooleanSupplier stop, Optional<Path> checkpoint)
      throws IOException {
    try (RunParts parts = new RunParts(experiment);
        MetricsCsv csv = new MetricsCsv(folder.metrics())) {
      List<RunListener> listeners = new ArrayList<>();
      listeners.add(csv);
      for (Choice listener : experiment.listeners()) {
        listeners.add(parts.listener(listener));
      }
      listeners.addAll(watchers);
      Trainer trainer =
          new Trainer(experiment, parts, checkpoints(), folder.replayBuffer(), csv, listeners);
      if (checkpoint.isPresent()) {
        Manifest.requireSame(trainer.demonstrations(), folder.manifest());
        trainer.restore(checkpoint.get());
      } else {
        trainer.begin();
        Manifest.write(experiment, trainer.demonstrations(), folder.manifest());
      }
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

  private CheckpointFolder checkpoints() {
    return new CheckpointFolder(folder.checkpoints(), experiment.checkpoints().keep());
  }

  private static String render(Experiment experiment) {
    return experiment
        .resolved()
        .root()
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }

  private void saveFinal(Trainer trainer, Evaluation evaluation) throws IOException {
    Files.createDirectories(folder.finalState());
    CheckpointFolder.save(folder.finalState(), "agent", trainer.agent());
    WholeFile.write(
        folder.finalState().resolve(EVALUATION),
        JsonMapper.shared().writeValueAsString(EvaluationReport.of(evaluation)));
  }
}
