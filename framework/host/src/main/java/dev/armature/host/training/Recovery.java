package dev.armature.host.training;

import dev.armature.api.StateException;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.checkpoints.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the checkpoint that a run goes on from: the latest one that is whole. */
final class Recovery {

  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final RunFolder run;
  private final CheckpointFolder checkpoints;

  Recovery(RunFolder run) {
    this.run = run;
    checkpoints = run.checkpointFolder();
  }

  /** Finds out whether a checkpoint can be used. */
  @FunctionalInterface
  interface Check {

    /**
     * @throws StateException if not
     */
    void accept(Checkpoint checkpoint) throws IOException;
  }

  /**
   * The latest checkpoint that is whole and passes a check. Those after it that are not whole are
   * put aside, with a warning that names the file.
   *
   * @throws RunFolderException if there is none
   */
  Checkpoint latest(Check check) throws IOException {
    List<Checkpoint> all = new ArrayList<>(checkpoints.all());
    Collections.reverse(all);
    if (all.isEmpty()) {
      throw new RunFolderException(
          run.path() + " has no checkpoint to resume from; train its config.conf anew");
    }
    List<Checkpoint> damaged = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Checkpoint checkpoint : all) {
      try {
        checkpoint.verify();
      } catch (StateException e) {
        damaged.add(checkpoint);
        reasons.add(e.getMessage());
        continue;
      }
      try {
        check.accept(checkpoint);
      } catch (StateException e) {
        reasons.add(e.getMessage());
        continue;
      }
      reasons.forEach(reason -> log.warn("{}", reason));
      if (!reasons.isEmpty()) {
        log.warn("the run goes on from the checkpoint before, {}", checkpoint);
      }
      for (Checkpoint useless : damaged) {
        Path aside = checkpoints.putAside(useless);
        log.warn("the damaged checkpoint is kept as {}", aside);
      }
      return checkpoint;
    }
    throw new RunFolderException(
        run.path() + " has no checkpoint that can be used:\n  " + String.join("\n  ", reasons));
  }
}
