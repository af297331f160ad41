package dev.armature.envs.gymnasium;

import java.util.Arrays;

/**
 * The episode under way in one environment of a worker. Where it is to be played again after a
 * failure it remembers its actions and what was seen last.
 */
final class Episode {

  private static final int FIRST_CAPACITY = 64;

  private final int place;
  private final boolean remembers;
  private final float[] seen;
  private float[] actions;
  private int generation;
  private long seed;
  private int length;
  private boolean running;

  /**
   * @param place which of the worker's environments it is played in
   * @param remembers whether it is to be played again after a failure
   */
  Episode(int place, Description description, boolean remembers) {
    this.place = place;
    this.remembers = remembers;
    int size = description.action().size();
    seen = new float[remembers ? description.observation().size() : 0];
    actions = new float[remembers ? FIRST_CAPACITY * size : 0];
  }

  int place() {
    return place;
  }

  /** Begins anew, in the worker of that generation. */
  void begin(long episodeSeed, int inGeneration, float[] observation) {
    seed = episodeSeed;
    length = 0;
    running = true;
    entered(inGeneration);
    see(observation);
  }

  /** Takes note of a step. */
  void stepped(float[] action, float[] observation, boolean done) {
    running = !done;
    if (remembers) {
      if (actions.length < (length + 1) * action.length) {
        actions = Arrays.copyOf(actions, 2 * actions.length);
      }
      System.arraycopy(action, 0, actions, length * action.length, action.length);
    }
    length++;
    see(observation);
  }

  private void see(float[] observation) {
    if (remembers) {
      System.arraycopy(observation, 0, seen, 0, seen.length);
    }
  }

  /** Whether it has begun and is not over. */
  boolean running() {
    return running;
  }

  /** Ends it; only a new one can follow. */
  void stop() {
    running = false;
  }

  /** Whether the worker of that generation knows nothing of it. */
  boolean isMissingIn(int present) {
    return generation != present;
  }

  /** It has been played again in the worker of that generation. */
  void entered(int present) {
    generation = present;
  }

  long seed() {
    return seed;
  }

  /** Steps so far. */
  int length() {
    return length;
  }

  /** Fills in the action of a step. */
  void readAction(int step, float[] action) {
    System.arraycopy(actions, step * action.length, action, 0, action.length);
  }

  /** Whether that is what was seen last. */
  boolean endsWith(float[] observation) {
    return Arrays.equals(seen, observation);
  }
}
