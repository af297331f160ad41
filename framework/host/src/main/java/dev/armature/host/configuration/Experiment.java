package dev.armature.host.configuration;

import com.typesafe.config.Config;
import java.util.List;

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
}
