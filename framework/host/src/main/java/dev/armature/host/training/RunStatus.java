package dev.armature.host.training;

import dev.armature.host.configuration.Keys;
import dev.armature.host.provenance.ManifestFile;
import dev.armature.host.provenance.RunProvenance;
import java.io.IOException;
import java.nio.file.Files;

/** What has become of a run. */
public enum RunStatus {
  /** It is being written to. */
  RUNNING,
  /** It went to its end. */
  COMPLETE,
  /** It was stopped with a checkpoint. */
  STOPPED,
  /** It ended with a failure, which its manifest tells. */
  FAILED,
  /** It was cut off: by the end of its process, or of the power. */
  CUT_OFF;

  /**
   * Reads it off a run folder.
   *
   * <p>Not for the process that runs the run: a look at the lock would let go of its own.
   */
  public static RunStatus of(RunFolder folder) throws IOException {
    if (RunLock.isHeld(folder.path())) {
      return RUNNING;
    }
    if (Files.exists(folder.evaluation())) {
      return COMPLETE;
    }
    String outcome =
        ManifestFile.read(folder.manifest()).flatMap(RunProvenance::outcome).orElse("");
    if (outcome.startsWith(FAILED.toString())) {
      return FAILED;
    }
    return outcome.equals(STOPPED.toString()) ? STOPPED : CUT_OFF;
  }

  /** The word for it. */
  @Override
  public String toString() {
    return Keys.ofConstant(this);
  }
}
