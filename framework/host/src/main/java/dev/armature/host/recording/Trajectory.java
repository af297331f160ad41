package dev.armature.host.recording;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.StateWriter;
import dev.armature.api.Step;
import java.util.Arrays;

/** What was seen and done in one episode so far, in arrays that grow. */
final class Trajectory {

  private static final int FIRST_CAPACITY = 64;

  private final int observationSize;
  private final int actionSize;
  private final long seed;
  private float[] observations;
  private float[] actions;
  private float[] rewards = new float[FIRST_CAPACITY];
  private long[] terminated = new long[FIRST_CAPACITY];
  private long[] truncated = new long[FIRST_CAPACITY];
  private long[] success = new long[FIRST_CAPACITY];
  private double sum;
  private int steps;

  Trajectory(EnvironmentSpec spec, long seed, float[] observation) {
    observationSize = spec.observation().size();
    actionSize = spec.action().size();
    this.seed = seed;
    observations = new float[(FIRST_CAPACITY + 1) * observationSize];
    actions = new float[FIRST_CAPACITY * actionSize];
    System.arraycopy(observation, 0, observations, 0, observationSize);
  }

  void add(float[] action, Step step, float[] observation) {
    if (steps == rewards.length) {
      grow(2 * steps);
    }
    System.arraycopy(action, 0, actions, steps * actionSize, actionSize);
    rewards[steps] = step.reward();
    terminated[steps] = step.terminated() ? 1 : 0;
    truncated[steps] = step.truncated() ? 1 : 0;
    success[steps] = step.success() ? 1 : 0;
    sum += step.reward();
    steps++;
    System.arraycopy(observation, 0, observations, steps * observationSize, observationSize);
  }

  private void grow(int capacity) {
    observations = Arrays.copyOf(observations, (capacity + 1) * observationSize);
    actions = Arrays.copyOf(actions, capacity * actionSize);
    rewards = Arrays.copyOf(rewards, capacity);
    terminated = Arrays.copyOf(terminated, capacity);
    truncated = Arrays.copyOf(truncated, capacity);
    success = Arrays.copyOf(success, capacity);
  }

  /** The seed that the episode follows from. */
  long seed() {
    return seed;
  }

  /** The sum of the rewards. */
  double undiscountedReturn() {
    return sum;
  }

  /** Hands out the arrays; the wider numbers first, so that all are aligned in a file. */
  void save(StateWriter out) {
    out.longs("terminated", Arrays.copyOf(terminated, steps));
    out.longs("truncated", Arrays.copyOf(truncated, steps));
    out.longs("success", Arrays.copyOf(success, steps));
    out.floats("observation", new int[] {steps + 1, observationSize}, observations);
    out.floats("action", new int[] {steps, actionSize}, actions);
    out.floats("reward", new int[] {steps}, rewards);
  }
}
