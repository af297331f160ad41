package dev.armature.host.configuration;

import com.typesafe.config.Config;
import dev.armature.host.plugins.InstalledPlugin;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole experiment, bound and checked.
 *
 * @param name what the run folder is called after
 * @param seed where every random stream begins
 * @param resolved the complete configuration, defaults and overrides included
 */
public record Experiment(
    String name,
    long seed,
    Choice environment,
    Choice replayBuffer,
    Choice network,
    Choice agent,
    List<Choice> listeners,
    TrainingSettings training,
    EvaluationSettings evaluation,
    CheckpointSettings checkpoints,
    NormalisationSettings normalisation,
    Config resolved) {

  public Experiment {
    listeners = List.copyOf(listeners);
  }

  /** The plugins that it uses, each once. */
  public List<InstalledPlugin> plugins() {
    return Stream.concat(Stream.of(environment, replayBuffer, network, agent), listeners.stream())
        .flatMap(Choice::plugins)
        .distinct()
        .toList();
  }
}
