package dev.armature.envs.toy;

import dev.armature.api.Step;

/** Counts the steps of an episode and knows whether one is going on. */
final class EpisodeClock {

  private final int horizon;
  private int steps;
  private boolean running;

  /**
   * @param horizon the number of steps after which an episode is truncated; 0 for no limit
   */
  EpisodeClock(int horizon) {
    this.horizon = horizon;
  }

  /** An episode begins. */
  void start() {
    steps = 0;
    running = true;
  }

  /** No episode goes on until {@link #start}. */
  void stop() {
    running = false;
  }

  /**
   * Refuses a step outside an episode.
   *
   * @throws IllegalStateException if no episode is going on
   */
  void requireRunning() {
    if (!running) {
      throw new IllegalStateException("no episode is going on: call reset before step");
    }
  }

  /**
   * Counts a step. At the horizon it is truncated, also where it terminates, as with Gymnasium's
   * time limit.
   */
  Step tick(double reward, boolean terminated, boolean success) {
    steps++;
    Step step = new Step((float) reward, terminated, steps == horizon, success);
    running = !step.done();
    return step;
  }
}
