package dev.armature.app;

import dev.armature.api.Agent;
import dev.armature.api.Environment;
import dev.armature.api.Evaluation;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.provenance.RunManifest;
import dev.armature.host.recording.EpisodeRecorder;
import dev.armature.host.training.EvaluationReport;
import dev.armature.host.training.Evaluator;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code armature evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Plays episodes with an agent, without exploration.",
      "The agent of a run is that of final/ or else of the latest checkpoint. To load it on another"
          + " backend: --set network.type=... or --set network.backend=...",
      "The agent of an experiment file is as it is before training."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Mixin private final AgentArgument source = new AgentArgument();

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "How many episodes. Default: evaluation.final-episodes of the experiment.")
  private Optional<Integer> episodes = Optional.empty();

  @Mixin private final Recording recording = new Recording();

  @Mixin private final Overrides overrides = new Overrides();

  @Mixin private final Output output = new Output();

  private final Armature armature;

  EvaluateCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    if (episodes.isPresent() && episodes.get() < 1) {
      throw new BadInputException("--episodes " + episodes.get() + ": expected 1 or more");
    }
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = source.experiment(catalog.offers(), overrides.pairs());
      Optional<Checkpoint> state = source.state();
      Optional<Path> folder = recording.folder(source.run().map(RunFolder::episodes));
      Evaluation evaluation = evaluate(experiment, state, folder);
      output.print(
          json(state, experiment, folder, evaluation), () -> table(state, folder, evaluation));
      return ExitStatus.DONE;
    }
  }

  private Evaluation evaluate(
      Experiment experiment, Optional<Checkpoint> state, Optional<Path> folder) throws IOException {
    try (RunParts parts = new RunParts(experiment)) {
      Environment environment = parts.environment();
      Agent agent = source.agent(parts, environment.spec(), state);
      Evaluator evaluator =
          new Evaluator(
              agent, parts.guarded(environment), parts.streams().stream("evaluation.seeds"));
      int count = episodes.orElse(experiment.evaluation().finalEpisodes());
      if (folder.isEmpty()) {
        return evaluator.evaluate(count);
      }
      try (EpisodeRecorder recorder =
          new EpisodeRecorder(folder.get(), environment, experiment.environment())) {
        RunManifest.of(
                Evaluator.class.getName(),
                experiment,
                parts.networks(),
                List.of(),
                source.parent(state))
            .write(folder.get().resolve("manifest.json"));
        if (!recorder.draws()) {
          String type = experiment.environment().offer().provider().type();
          output.note("no GIF: the environment " + type + " cannot draw itself");
        }
        return evaluator.evaluate(count, recorder);
      }
    }
  }

  private Map<String, Object> json(
      Optional<Checkpoint> state,
      Experiment experiment,
      Optional<Path> folder,
      Evaluation evaluation)
      throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(state.isPresent() ? "run_folder" : "experiment", source.path().toString());
    if (state.isPresent()) {
      json.put("agent", state.get().toString());
      json.put("agent_sha256", RunManifest.agentHash(state.get()));
    }
    json.put("seed", experiment.seed());
    folder.ifPresent(it -> json.put("recording", it.toString()));
    json.putAll(EvaluationReport.of(evaluation));
    return json;
  }

  private String table(Optional<Checkpoint> state, Optional<Path> folder, Evaluation evaluation) {
    Table table =
        state
            .map(it -> new Table("agent", it.toString()))
            .orElseGet(() -> new Table("experiment", source.path().toString()));
    Outcomes.addTo(table, evaluation);
    folder.ifPresent(it -> table.row("recording", it.toString()));
    return table.toString();
  }
}
