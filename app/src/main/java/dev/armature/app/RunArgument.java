package dev.armature.app;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.Offers;
import dev.armature.host.training.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The parameter {@code RUN}: the folder of an earlier run. */
final class RunArgument {

  @Parameters(paramLabel = "RUN", description = "The run folder.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path path;

  RunFolder folder() {
    return new RunFolder(path);
  }

  /** The experiment of the run. */
  Experiment experiment(Offers offers) {
    return experiment(folder(), offers, List.of());
  }

  /**
   * The experiment of a run.
   *
   * @param overrides {@code key=value} pairs that win over what the run was made with
   */
  static Experiment experiment(RunFolder folder, Offers offers, List<String> overrides) {
    if (!Files.isRegularFile(folder.configuration())) {
      throw new BadInputException(
          folder.path() + " is not a run folder: there is no config.conf in it");
    }
    return new ExperimentReader(offers).read(folder.configuration(), overrides);
  }
}
