package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.Step;
import java.util.Arrays;

/**
 * One environment with the episode under way in it.
 *
 * <p>An episode follows from its seed and its actions, so these are what a checkpoint holds, and
 * loading plays them again. Any environment can be resumed so, at any step, whatever computes it.
 */
final class Rollout implements Checkpointable {

  private static final int FIRST_CAPACITY = 64;

  private final Environment environment;
  private final RandomStream seeds;
  private final float[] action;
  private float[] observation;
  private float[] next;

  private long seed;
  private int length;
  private float[] actions;
  private double episodeReturn;
  private Step last = new Step(0, false, false, false);

  /**
   * @param environment closed by the caller
   * @param seeds gives each episode its seed
   */
  Rollout(Environment environment, RandomStream seeds) {
    this.environment = environment;
    this.seeds = seeds;
    EnvironmentSpec spec = environment.spec();
    action = new float[spec.action().size()];
    observation = new float[spec.observation().size()];
    next = new float[observation.length];
    actions = new float[FIRST_CAPACITY * action.length];
  }

  EnvironmentSpec spec() {
    return environment.spec();
  }

  /** Begins the next episode. */
  void begin() {
    begin(seeds.nextLong());
  }

  private void begin(long episodeSeed) {
    seed = episodeSeed;
    length = 0;
    episodeReturn = 0;
    environment.reset(seed, observation);
  }

  /** Does what {@link #action} holds. */
  void step() {
    if (actions.length < (length + 1) * action.length) {
      actions = Arrays.copyOf(actions, 2 * actions.length);
    }
    System.arraycopy(action, 0, actions, length * action.length, action.length);
    last = environment.step(action, next);
    length++;
    episodeReturn += last.reward();
  }

  /** Goes on from what the last step led to: to the next step, or to the next episode. */
  void advance() {
    if (last.done()) {
      begin();
    } else {
      float[] seen = observation;
      observation = next;
      next = seen;
    }
  }

  /** What is seen now, {@code [observation]}. */
  float[] observation() {
    return observation;
  }

  /** What to do next, {@code [action]}; filled by the caller before {@link #step}. */
  float[] action() {
    return action;
  }

  /** What the last step led to, {@code [observation]}. */
  float[] next() {
    return next;
  }

  /** What came of the last step. */
  Step last() {
    return last;
  }

  /** Steps in this episode so far. */
  int length() {
    return length;
  }

  /** Return of this episode so far. */
  double episodeReturn() {
    return episodeReturn;
  }

  @Override
  public void save(StateWriter out) {
    out.longs("seed", seed);
    out.longs("length", length);
    out.floats("actions", new int[] {length, action.length}, actions);
    out.floats("observation", new int[] {observation.length}, observation);
  }

  /**
   * Plays the saved episode again.
   *
   * @throws StateException if it does not lead to the same observation
   */
  @Override
  public void load(StateReader in) {
    long length = in.longs("length", 1)[0];
    int horizon = environment.spec().horizon();
    if (length < 0 || length > (horizon > 0 ? horizon : Integer.MAX_VALUE / action.length)) {
      throw new StateException("an episode under way cannot have " + length + " steps");
    }
    int steps = (int) length;
    float[] played = new float[steps * action.length];
    in.floats("actions", new int[] {steps, action.length}, played);
    float[] expected = new float[observation.length];
    in.floats("observation", new int[] {expected.length}, expected);
    begin(in.longs("seed", 1)[0]);
    for (int i = 0; i < steps; i++) {
      System.arraycopy(played, i * action.length, action, 0, action.length);
      step();
      advance();
    }
    if (!Arrays.equals(observation, expected)) {
      throw new StateException(
          "the environment did not play the saved episode the same way again: it has changed, or"
              + " it is not deterministic");
    }
  }
}
