package dev.armature.host.recording;

import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import dev.armature.host.training.EpisodeWatcher;
import java.util.List;
import java.util.Optional;

/** Gathers the episodes it watches into a dataset: all of them, or those that end in success. */
public final class DatasetRecorder implements EpisodeWatcher {

  private final DatasetBuilder builder;
  private final boolean onlySuccesses;

  /**
   * @param onlySuccesses whether an episode is kept only if the goal holds at its last step
   */
  public DatasetRecorder(EnvironmentSpec environment, boolean onlySuccesses) {
    builder = new DatasetBuilder(names(environment.observation()), names(environment.action()));
    this.onlySuccesses = onlySuccesses;
  }

  private static List<String> names(Space space) {
    return space.dimensions().stream().map(Dimension::name).toList();
  }

  @Override
  public void started(long seed, float[] observation) {
    builder.begin(observation);
  }

  @Override
  public void stepped(float[] action, Step step, float[] observation) {
    builder.add(action, step, observation);
    if (step.done() && onlySuccesses && !step.success()) {
      builder.dropEpisode();
    }
  }

  /** What was kept; empty where that is nothing. */
  public Optional<Dataset> dataset() {
    return builder.episodes() == 0 ? Optional.empty() : Optional.of(builder.build());
  }
}
