package dev.armature.app;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.Offers;
import dev.armature.host.training.RunFolder;
import java.nio.file.Files;
import java.util.List;

/** The experiment that a run folder holds. */
final class RunExperiment {

  private RunExperiment() {}

  /**
   * Reads it.
   *
   * @param overrides {@code key=value} pairs that win over what the run was made with
   * @throws BadInputException if this is no run folder
   */
  static Experiment read(RunFolder folder, Offers offers, List<String> overrides) {
    requireRun(folder);
    return new ExperimentReader(offers).read(folder.configuration(), overrides);
  }

  /**
   * @throws BadInputException if this is no run folder
   */
  static void requireRun(RunFolder folder) {
    if (!Files.isRegularFile(folder.configuration())) {
      throw new BadInputException(
          folder.path() + " is not a run folder: there is no config.conf in it");
    }
  }
}
