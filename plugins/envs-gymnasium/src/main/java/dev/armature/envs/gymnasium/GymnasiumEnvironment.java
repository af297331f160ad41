package dev.armature.envs.gymnasium;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Step;

/** One environment of a worker. */
class GymnasiumEnvironment implements Environment {

  private final SharedWorker worker;
  private final EnvironmentSpec spec;
  private final Episode episode;
  private final float[] lows;
  private final float[] highs;
  private final float[] bounded;
  private boolean closed;

  /**
   * @param place which of the worker's environments it is
   */
  GymnasiumEnvironment(SharedWorker worker, int place) {
    this.worker = worker;
    spec = worker.description().spec(worker::judge);
    episode = worker.newEpisode(place);
    lows = spec.action().lows();
    highs = spec.action().highs();
    bounded = new float[lows.length];
  }

  @Override
  public final EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public final void reset(long seed, float[] observation) {
    if (closed) {
      throw new IllegalStateException("the environment is closed");
    }
    worker.reset(episode, seed, observation);
  }

  @Override
  public final Step step(float[] action, float[] nextObservation) {
    if (closed || !episode.running()) {
      throw new IllegalStateException("no episode is under way; call reset first");
    }
    for (int i = 0; i < bounded.length; i++) {
      bounded[i] = Math.max(lows[i], Math.min(highs[i], action[i]));
    }
    return worker.step(episode, bounded, nextObservation);
  }

  final SharedWorker worker() {
    return worker;
  }

  final Episode episode() {
    return episode;
  }

  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      worker.leave();
    }
  }
}
