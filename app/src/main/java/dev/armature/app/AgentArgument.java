package dev.armature.app;

import dev.armature.api.Agent;
import dev.armature.api.EnvironmentSpec;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.checkpoints.CheckpointFolder;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.normalisation.SavedAgent;
import dev.armature.host.plugins.Offers;
import dev.armature.host.provenance.RunManifest;
import dev.armature.host.provenance.RunProvenance;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameter {@code RUN|FILE}: whose agent plays. */
final class AgentArgument {

  @Parameters(
      paramLabel = "RUN|FILE",
      description = "The run folder, or an experiment file for an agent that needs no training.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path path;

  @Option(
      names = "--checkpoint",
      paramLabel = "NAME",
      description = {
        "Take the agent of this checkpoint of the run, such as step-000000020000, or of the one"
            + " with the best evaluation: best. Default: that of final/, or else of the latest"
            + " checkpoint."
      })
  private Optional<String> checkpoint = Optional.empty();

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
    Optional<Checkpoint> state =
        checkpoint.isPresent() ? named(checkpoint.get()) : new RunFolder(path).agent();
    if (state.isEmpty()) {
      throw new BadInputException(
          path + " holds no agent: there is neither final/ nor a checkpoint in it");
    }
    return state;
  }

  private Optional<Checkpoint> named(String name) throws IOException {
    CheckpointFolder folder = new RunFolder(path).checkpointFolder();
    List<Checkpoint> candidates = name.equals("best") ? folder.best() : folder.all();
    return Optional.of(
        candidates.stream()
            .filter(it -> name.equals("best") || it.folder().getFileName().toString().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "--checkpoint %s: there is none of that name in %s%s"
                            .formatted(
                                name,
                                path,
                                name.equals("best")
                                    ? "; with checkpoints.keep-best above 0 there is one of each of"
                                        + " the best evaluations"
                                    : ""))));
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

  /** Where the agent comes from; empty where it is as it is before training. */
  Optional<RunManifest.Parent> parent(Optional<Checkpoint> state) throws IOException {
    if (state.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RunManifest.Parent(state.get(), RunProvenance.read(new RunFolder(path).manifest())));
  }
}
