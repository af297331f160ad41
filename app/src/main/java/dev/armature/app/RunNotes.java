package dev.armature.app;

import dev.armature.api.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells where the run is kept once it begins, and remembers its latest checkpoint. */
final class RunNotes implements RunListener {

  private final Output output;
  private Optional<Path> checkpoint = Optional.empty();

  RunNotes(Output output) {
    this.output = output;
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    output.note("run folder: " + folder);
  }

  @Override
  public void checkpointed(long step, Path written) {
    checkpoint = Optional.of(written);
  }

  /** The latest checkpoint, if any. */
  Optional<Path> checkpoint() {
    return checkpoint;
  }
}
