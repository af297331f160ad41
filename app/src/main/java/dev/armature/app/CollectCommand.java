package dev.armature.app;

import com.typesafe.config.ConfigRenderOptions;
import dev.armature.api.Agent;
import dev.armature.api.Dataset;
import dev.armature.api.Environment;
import dev.armature.api.Evaluation;
import dev.armature.host.checkpoints.Checkpoint;
import dev.armature.host.configuration.Choice;
import dev.armature.host.configuration.Experiment;
import dev.armature.host.datasets.DatasetFile;
import dev.armature.host.plugins.PluginCatalog;
import dev.armature.host.provenance.RunManifest;
import dev.armature.host.recording.DatasetRecorder;
import dev.armature.host.training.EvaluationReport;
import dev.armature.host.training.Evaluator;
import dev.armature.host.training.RunParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code armature collect}. */
@Command(
    name = "collect",
    description = {
      "Plays episodes with an agent and writes them as a dataset, for others to learn from.",
      "The agent is found as by evaluate: that of a run, or that of an experiment file, as it is"
          + " before training."
    })
final class CollectCommand implements Callable<Integer> {

  @Mixin private final AgentArgument source = new AgentArgument();

  @Option(
      names = "--episodes",
      paramLabel = "N",
      required = true,
      description = "How many episodes are played.")
  private int episodes;

  @Mixin private final NewFile out = new NewFile();

  @Option(names = "--only-successes", description = "Keep only the episodes that end in success.")
  private boolean onlySuccesses;

  @Option(names = "--explore", description = "Act with the agent's exploration, as in training.")
  private boolean explores;

  @Mixin private final Overrides overrides = new Overrides();

  @Mixin private final Output output = new Output();

  private final Armature armature;

  CollectCommand(Armature armature) {
    this.armature = armature;
  }

  /**
   * What was played, and what was kept of it.
   *
   * @param file where it is
   */
  private record Collected(Evaluation played, Dataset kept, Path file) {}

  @Override
  public Integer call() throws IOException {
    if (episodes < 1) {
      throw new BadInputException("--episodes " + episodes + ": expected 1 or more");
    }
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = source.experiment(catalog.offers(), overrides.pairs());
      Optional<Checkpoint> state = source.state();
      Path file = out.path(experiment.name() + "-seed" + experiment.seed() + ".safetensors");
      Collected collected = collect(experiment, state, file);
      output.print(json(state, experiment, collected), () -> table(state, collected));
      return ExitStatus.DONE;
    }
  }

  private Collected collect(Experiment experiment, Optional<Checkpoint> state, Path file)
      throws IOException {
    try (RunParts parts = new RunParts(experiment)) {
      Environment environment = parts.environment();
      if (onlySuccesses && !environment.spec().reportsSuccess()) {
        throw new BadInputException(
            "--only-successes: the environment %s does not tell success"
                .formatted(experiment.environment().offer().type()));
      }
      Agent agent = source.agent(parts, environment.spec(), state);
      DatasetRecorder recorder = new DatasetRecorder(environment.spec(), onlySuccesses);
      Evaluator.Policy policy = explores ? agent::explore : agent::act;
      Evaluation played =
          new Evaluator(
                  policy, parts.guarded(environment), parts.streams().stream("collection.seeds"))
              .evaluate(episodes, recorder);
      Dataset kept =
          recorder
              .dataset()
              .orElseThrow(
                  () ->
                      new BadInputException(
                          "none of %d episodes ended in success; nothing is written"
                              .formatted(episodes)));
      out.write(file, () -> DatasetFile.write(file, kept, metadata(experiment, state)));
      return new Collected(played, kept, file);
    }
  }

  private Map<String, String> metadata(Experiment experiment, Optional<Checkpoint> state)
      throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    describe("environment", experiment.environment(), metadata);
    describe("policy", experiment.agent(), metadata);
    if (state.isPresent()) {
      metadata.put("policy_checkpoint", state.get().toString());
      metadata.put("policy_sha256", RunManifest.agentHash(state.get()));
    }
    metadata.put("explores", String.valueOf(explores));
    metadata.put("seed", String.valueOf(experiment.seed()));
    metadata.put("played", String.valueOf(episodes));
    metadata.put("only_successes", String.valueOf(onlySuccesses));
    return metadata;
  }

  private static void describe(String name, Choice choice, Map<String, String> metadata) {
    metadata.put(name, choice.offer().type());
    metadata.put(name + "_settings", choice.section().render(ConfigRenderOptions.concise()));
  }

  private Map<String, Object> json(
      Optional<Checkpoint> state, Experiment experiment, Collected collected) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(state.isPresent() ? "run_folder" : "experiment", source.path().toString());
    state.ifPresent(it -> json.put("agent", it.toString()));
    json.put("seed", experiment.seed());
    json.put("dataset", collected.file().toString());
    json.put("dataset_episodes", collected.kept().episodes());
    json.put("dataset_steps", collected.kept().steps());
    json.putAll(EvaluationReport.of(collected.played()));
    return json;
  }

  private String table(Optional<Checkpoint> state, Collected collected) {
    Table table =
        state
            .map(it -> new Table("agent", it.toString()))
            .orElseGet(() -> new Table("experiment", source.path().toString()));
    Outcomes.addTo(table, collected.played());
    table.row("dataset", collected.file().toString());
    table.row(
        "holds",
        "%d episodes, %d steps".formatted(collected.kept().episodes(), collected.kept().steps()));
    return table.toString();
  }
}
