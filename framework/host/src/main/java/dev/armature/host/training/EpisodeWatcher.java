package dev.armature.host.training;

import dev.armature.api.Step;

/**
 * Is told what happens in episodes, in order, right after it has happened. It never changes what it
 * watches; an exception that it throws ends the evaluation.
 */
public interface EpisodeWatcher {

  /** Looks away. */
  EpisodeWatcher NOBODY =
      new EpisodeWatcher() {
        @Override
        public void started(long seed, float[] observation) {}

        @Override
        public void stepped(float[] action, Step step, float[] observation) {}
      };

  /**
   * An episode has started.
   *
   * @param seed what it follows from
   * @param observation the first one, {@code [observation]}
   */
  void started(long seed, float[] observation);

  /**
   * A step was taken, the last one of the episode if {@link Step#done()}.
   *
   * @param action what was done, {@code [action]}
   * @param step what came of it
   * @param observation what was seen afterwards, {@code [observation]}
   */
  void stepped(float[] action, Step step, float[] observation);
}
