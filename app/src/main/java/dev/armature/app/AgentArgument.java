package dev.armature.app;

import dev.armature.api.Agent;
import dev.armature.api.EnvironmentSpec;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.normalisation.SavedAgent;
import dev.armature.host.plugins.Offers;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The parameter {@code RUN|FILE}: whose agent plays. */
final class AgentArgument {

  @Parameters(
      paramLabel = "RUN|FILE",
      description = "The run folder, or an experiment file for an agent that needs no training.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path path;

  Path path() {
    return path;
  }

  /**
   * The experiment of the run, or the one in the file.
   *
   * @param overrides {@code key=value} pairs that win over it
   */
  Experiment experiment(Offers offers, List<String> overrides) {
    if (!Files.exists(path)) {
      throw new BadInputException(path + ": there is no such run folder or experiment file");
    }
    return isFile()
        ? new ExperimentReader(offers).read(path, overrides)
        : RunExperiment.read(new RunFolder(path), offers, overrides);
  }

  /** The run folder; empty with an experiment file. */
  Optional<RunFolder> run() {
    return isFile() ? Optional.empty() : Optional.of(new RunFolder(path));
  }

  /** What holds the trained agent of the run; empty with an experiment file. */
  Optional<Checkpoint> state() throws IOException {
    if (isFile()) {
      return Optional.empty();
    }
    Optional<Checkpoint> state = new RunFolder(path).agent();
    if (state.isEmpty()) {
      throw new BadInputException(
          path + " holds no agent: there is neither final/ nor a checkpoint in it");
    }
    return state;
  }

  /**
   * The agent, ready to act: loaded, or as it is before training.
   *
   * @param state what holds it, if anything does
   */
  Agent agent(RunParts parts, EnvironmentSpec environment, Optional<Checkpoint> state)
      throws IOException {
    Agent agent = parts.agent(environment);
    if (state.isPresent()) {
      state.get().loadVerified("agent", new SavedAgent(agent));
    } else {
      parts.demonstrate(agent, environment);
    }
    return agent;
  }

  private boolean isFile() {
    return Files.isRegularFile(path);
  }
}
