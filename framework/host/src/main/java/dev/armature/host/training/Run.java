package dev.armature.host.training;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import dev.armature.api.StateException;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.ConfigurationChange;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.configuration.Problem;
import dev.armature.host.files.FileFailure;
import dev.armature.host.files.WholeFile;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.provenance.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One experiment from its configuration to its folder. */
public final class Run {

  private static final Logger log = LoggerFactory.getLogger(Run.class);

  private static final String CONFIGURATION = "config.conf";

  private final Experiment experiment;
  private final RunFolder folder;
  private final CheckpointFolder checkpoints;

  /**
   * @param folder a new, empty folder; to {@link #resume}, the folder of the run
   */
  public Run(Experiment experiment, RunFolder folder) {
    this.experiment = experiment;
    this.folder = folder;
    checkpoints =
        new CheckpointFolder(
            folder.checkpoints(),
            experiment.checkpoints().keep(),
            experiment.checkpoints().keepBest());
  }

  /**
   * How a run ended.
   *
   * @param steps environment steps taken
   * @param evaluation the evaluation at its end; empty if it was stopped early
   */
  public record Outcome(long steps, Optional<Evaluation> evaluation) {}

  /** Prepares a trainer to begin. */
  @FunctionalInterface
  private interface Preparation {
    void apply(Trainer trainer) throws IOException;
  }

  /** Prepares a trainer to go on, writes that a session begins, and tells the run's manifest. */
  @FunctionalInterface
  private interface Beginning {
    PendingText apply(Trainer trainer, Session session) throws IOException;
  }

  /** The same for the session that is written down. */
  @FunctionalInterface
  private interface SessionBeginning {
    PendingText apply(Trainer trainer) throws IOException;
  }

  /**
   * Trains from the beginning. Where a plugin refuses its settings and there is no checkpoint yet,
   * there is nothing to keep, and the folder goes.
   *
   * @param watchers told what happens, after the listeners that the experiment names
   * @param stop asked now and then; once true, the run ends after the step, with a checkpoint
   * @throws IOException if the folder cannot be written
   */
  public Outcome train(List<RunListener> watchers, BooleanSupplier stop) throws IOException {
    return begin(watchers, stop, Trainer::begin, Optional.empty());
  }

  /**
   * Begins a run of its own with the state of another one's latest checkpoint. Metrics begin with
   * the next row. With another seed random streams begin anew, and so do episodes in an environment
   * that is configured in another way; all else has to fit.
   *
   * @param origin the run folder that is left as it is
   * @param watchers as in {@link #train}
   * @param stop as in {@link #train}
   * @throws RunFolderException if the other run has no checkpoint, or is being written to
   * @throws dev.armature.api.StateException if the state does not fit this experiment
   */
  public Outcome fork(RunFolder origin, List<RunListener> watchers, BooleanSupplier stop)
      throws IOException {
    try (RunLock lock = new RunLock(origin.path())) {
      return fork(new Recovery(origin).latest(it -> {}), watchers, stop);
    }
  }

  /**
   * Begins a run of its own in the same way, with this checkpoint.
   *
   * @throws dev.armature.api.StateException if it is damaged or does not fit this experiment
   */
  public Outcome fork(Checkpoint checkpoint, List<RunListener> watchers, BooleanSupplier stop)
      throws IOException {
    List<Problem> changes = ConfigurationChange.between(checkpoint.text(CONFIGURATION), experiment);
    return begin(
        watchers, stop, trainer -> trainer.fork(checkpoint, changes), Optional.of(checkpoint));
  }

  private Outcome begin(
      List<RunListener> watchers,
      BooleanSupplier stop,
      Preparation preparation,
      Optional<Checkpoint> origin)
      throws IOException {
    try (RunLock lock = new RunLock(folder.path());
        MetricsCsv csv = new MetricsCsv(folder.metrics())) {
      WholeFile.write(folder.configuration(), ConfigurationChange.render(experiment));
      return run(
          watchers,
          stop,
          csv,
          (trainer, session) -> {
            preparation.apply(trainer);
            return new PendingText(
                "manifest",
                () -> {
                  String manifest = Manifest.of(experiment, trainer, origin).json();
                  WholeFile.write(folder.manifest(), manifest);
                  session.begin();
                  return manifest;
                });
          });
    } catch (InvalidConfigurationException | StateException refusal) {
      if (checkpoints.latest().isEmpty()) {
        folder.discard();
      }
      throw refusal;
    }
  }

  /**
   * Goes on from the latest checkpoint that is whole, to the same bits as if the run had not been
   * cut off. A finished run is left as it is.
   *
   * @param watchers as in {@link #train}
   * @param stop as in {@link #train}
   * @throws RunFolderException if the run has no checkpoint that can be used, was started with
   *     another configuration, or is being written to
   * @throws IOException if the folder cannot be read or written
   */
  public Outcome resume(List<RunListener> watchers, BooleanSupplier stop) throws IOException {
    try (RunLock lock = new RunLock(folder.path())) {
      if (folder.isFinished()) {
        return finished();
      }
      try (MetricsCsv csv = new MetricsCsv(folder.metrics())) {
        Checkpoint checkpoint = new Recovery(folder).latest(it -> it.load(Trainer.METRICS, csv));
        requireSame(checkpoint);
        return run(
            watchers,
            stop,
            csv,
            (trainer, session) -> {
              String text = manifest(checkpoint);
              RunProvenance manifest = RunProvenance.parse(text);
              Manifest.requireSame(trainer.demonstrations(), manifest);
              trainer.restore(checkpoint);
              return new PendingText(
                  "session",
                  () -> {
                    session.resume(manifest, checkpoint, experiment, trainer.networks());
                    return text;
                  });
            });
      }
    }
  }

  private Outcome finished() throws IOException {
    Checkpoint end = new Checkpoint(folder.finalState());
    end.verify();
    requireSame(end);
    int environments = experiment.training().environments();
    return new Outcome(
        (experiment.training().steps() - 1 + environments) / environments * environments,
        Optional.of(EvaluationReport.read(end.text(Checkpoint.EVALUATION))));
  }

  private void requireSame(Checkpoint started) throws IOException {
    List<Problem> changes = ConfigurationChange.between(started.text(CONFIGURATION), experiment);
    if (!changes.isEmpty()) {
      throw new RunFolderException(
          changes.stream()
              .map(Problem::toString)
              .collect(
                  Collectors.joining(
                      "\n  ",
                      "%s was started with another configuration, that in %s:\n  "
                          .formatted(folder.path(), started.folder().resolve(CONFIGURATION)),
                      "\nleave these keys as they were, or begin a run of its own from the latest"
                          + " checkpoint with --fork")));
    }
  }

  /** The manifest that the run began with; put back where it is not what stands in the folder. */
  private String manifest(Checkpoint checkpoint) throws IOException {
    String manifest = checkpoint.text(Manifest.FILE);
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(folder.manifest())
        || !Arrays.equals(Files.readAllBytes(folder.manifest()), bytes)) {
      log.warn("{} is damaged; it is put back as in the checkpoint", folder.manifest());
      WholeFile.write(folder.manifest(), manifest);
    }
    return manifest;
  }

  private Outcome run(
      List<RunListener> watchers, BooleanSupplier stop, MetricsCsv csv, Beginning beginning)
      throws IOException {
    return new RecordedSession(folder.sessions())
        .run(session -> guarded(watchers, stop, csv, it -> beginning.apply(it, session)));
  }

  private Outcome guarded(
      List<RunListener> watchers, BooleanSupplier stop, MetricsCsv csv, SessionBeginning beginning)
      throws IOException {
    Watchdog watchdog = new Watchdog(experiment.training().environmentTimeout());
    try {
      return watchdog.run(() -> run(watchers, stop, csv, beginning, watchdog));
    } catch (RunFailedException e) {
      throw failed(e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw failed(FileFailure.describe(e), e);
    } catch (IOException e) {
      throw failed(FileFailure.describe(e), e);
    } catch (OutOfMemoryError e) {
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      throw failed("out of memory with a heap of %d MiB: %s".formatted(heap, e.getMessage()), e);
    } catch (InvalidConfigurationException | RunFolderException | StateException e) {
      throw e;
    } catch (Exception e) {
      log.warn("the run did not go to its end; {}", keptSoFar());
      throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }
  }

  private RunFailedException failed(@Nullable String what, Throwable cause) {
    return new RunFailedException(what + "\n" + keptSoFar(), cause);
  }

  private String keptSoFar() {
    try {
      // What this process knows of comes first: it may have no file left to look with.
      Optional<Checkpoint> latest =
          checkpoints.current().isPresent() ? checkpoints.current() : checkpoints.latest();
      return latest.isEmpty()
          ? "there is no checkpoint yet"
          : "the last checkpoint is %s; go on from there with --resume %s"
              .formatted(latest.get(), folder.path());
    } catch (IOException e) {
      return "the checkpoints cannot be read: " + FileFailure.describe(e);
    }
  }

  private Outcome run(
      List<RunListener> watchers,
      BooleanSupplier stop,
      MetricsCsv csv,
      SessionBeginning beginning,
      Watchdog watchdog)
      throws IOException {
    try (RunParts parts = new RunParts(experiment, watchdog)) {
      List<RunListener> listeners = new ArrayList<>();
      listeners.add(csv);
      listeners.addAll(parts.listeners());
      listeners.addAll(watchers);
      Trainer trainer =
          new Trainer(experiment, parts, checkpoints, folder.replayBuffer(), csv, listeners);
      try (PendingText manifest = beginning.apply(trainer)) {
        String configuration = ConfigurationChange.render(experiment);
        listeners.forEach(
            it -> it.started(folder.path(), experiment.training().steps(), trainer.metricNames()));
        Optional<Evaluation> evaluation =
            trainer.run(
                stop, () -> Map.of(CONFIGURATION, configuration, Manifest.FILE, manifest.await()));
        if (evaluation.isPresent()) {
          saveFinal(trainer, evaluation.get());
        }
        listeners.forEach(it -> it.finished(trainer.steps()));
        return new Outcome(trainer.steps(), evaluation);
      }
    }
  }

  private void saveFinal(Trainer trainer, Evaluation evaluation) throws IOException {
    CheckpointFolder.seal(
        folder.finalState(),
        Map.of("agent", trainer.savedAgent()),
        Map.of(
            Checkpoint.EVALUATION,
            EvaluationReport.json(evaluation),
            CONFIGURATION,
            ConfigurationChange.render(experiment)));
  }
}
