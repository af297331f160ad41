package dev.armature.host.training;

import dev.armature.api.StateException;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.datasets.DatasetFile;
import dev.armature.host.provenance.DataFile;
import dev.armature.host.provenance.RunManifest;
import dev.armature.host.provenance.RunProvenance;
import java.io.IOException;
import java.util.Optional;

/** Describes a run as it begins, and requires that it goes on with the same data. */
final class Manifest {

  /** The name of the file, in a run folder and in a checkpoint. */
  static final String FILE = "manifest.json";

  private Manifest() {}

  /**
   * Describes a run that begins.
   *
   * @param origin the checkpoint of another run that this one begins with, if any
   */
  static RunProvenance of(Experiment experiment, Trainer trainer, Optional<Checkpoint> origin)
      throws IOException {
    Optional<RunManifest.Parent> parent =
        origin.isPresent()
            ? Optional.of(new RunManifest.Parent(origin.get(), written(origin.get())))
            : Optional.empty();
    return RunManifest.of(
        Run.class.getName(),
        experiment,
        trainer.networks(),
        trainer.demonstrations().stream()
            .map(it -> new DataFile(it.file().path(), it.file().sha256()))
            .toList(),
        parent);
  }

  private static Optional<RunProvenance> written(Checkpoint checkpoint) throws IOException {
    try {
      return Optional.of(RunProvenance.parse(checkpoint.text(FILE)));
    } catch (StateException e) {
      // The state of the run is there nevertheless.
      return Optional.empty();
    }
  }

  /**
   * Requires that the demonstrations are those that the run began with.
   *
   * @param manifest its manifest
   * @throws RunFolderException if their file is another by now
   */
  static void requireSame(Optional<Demonstrations> demonstrations, RunProvenance manifest) {
    if (demonstrations.isEmpty()) {
      return;
    }
    DatasetFile now = demonstrations.get().file();
    String before =
        RunManifest.demonstrations(manifest).stream()
            .map(DataFile::sha256)
            .findFirst()
            .orElse("unknown");
    if (!before.equals(now.sha256())) {
      throw new RunFolderException(
          "%s has changed since the run began: its SHA-256 was %s and is %s; put the old file back"
                  .formatted(now.path(), before, now.sha256())
              + ", or train anew");
    }
  }
}
