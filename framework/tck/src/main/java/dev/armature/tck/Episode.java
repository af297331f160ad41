package dev.armature.tck;

import dev.armature.api.Environment;
import dev.armature.api.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An episode being played, and what was seen of it: two of them compare bit for bit. */
final class Episode {

  /**
   * What one call of the environment gave.
   *
   * @param observation the observation it filled in
   * @param step what {@code step} returned; empty for {@code reset}
   */
  record Moment(List<Float> observation, Optional<Step> step) {

    static Moment of(float[] observation, Optional<Step> step) {
      List<Float> values = new ArrayList<>();
      for (float value : observation) {
        values.add(value);
      }
      return new Moment(values, step);
    }

    /** The observation in a new array. */
    float[] values() {
      float[] values = new float[observation.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = observation.get(i);
      }
      return values;
    }
  }

  private final Environment environment;
  private final List<Moment> moments = new ArrayList<>();
  private boolean over;

  /** Resets the environment. */
  Episode(Environment environment, long seed) {
    this.environment = environment;
    float[] observation = unfilled(environment);
    environment.reset(seed, observation);
    moments.add(Moment.of(observation, Optional.empty()));
  }

  /** Plays those actions, or as many as it takes until the episode is over. */
  static List<Moment> play(Environment environment, long seed, List<float[]> actions) {
    return new Episode(environment, seed).play(actions).moments();
  }

  /** An array for an observation in which every component that is not filled in shows. */
  static float[] unfilled(Environment environment) {
    float[] observation = new float[environment.spec().observation().size()];
    Arrays.fill(observation, Float.NaN);
    return observation;
  }

  /** Plays those actions, or as many as it takes until the episode is over. */
  Episode play(List<float[]> actions) {
    for (float[] action : actions) {
      step(action);
    }
    return this;
  }

  /** Plays one action; does nothing once the episode is over. */
  void step(float[] action) {
    if (over) {
      return;
    }
    float[] observation = unfilled(environment);
    Step step = environment.step(action.clone(), observation);
    moments.add(Moment.of(observation, Optional.of(step)));
    over = step.done();
  }

  /** Whether a step ended it. */
  boolean over() {
    return over;
  }

  /** What every call gave, {@code reset} first. */
  List<Moment> moments() {
    return List.copyOf(moments);
  }
}
