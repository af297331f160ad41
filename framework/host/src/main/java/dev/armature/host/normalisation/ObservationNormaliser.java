package dev.armature.host.normalisation;

import dev.armature.api.Checkpointable;
import dev.armature.api.Dataset;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import dev.armature.api.Space;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Turns each component x of an observation into (x − mean) / √(variance + ε), clipped. Mean and
 * variance are those of all observations so far, single ones of an episode counting alike.
 *
 * <p>A desired goal's components share their statistics with those of the achieved goal, and both
 * are counted: a buffer that writes one in the other's place gives what is scaled alike, and equal
 * goals stay equal.
 */
final class ObservationNormaliser implements Checkpointable {

  private final double clip;
  private final double epsilon;

  /** By component: which of the moments are its own. */
  private final int[] moment;

  private final RunningMoments moments;

  /** By component, as of the last observation: what is subtracted, and the factor after that. */
  private final double[] means;

  private final double[] factors;
  private boolean stale = true;

  ObservationNormaliser(EnvironmentSpec environment, double clip, double epsilon) {
    this.clip = clip;
    this.epsilon = epsilon;
    int size = environment.observation().size();
    moment = new int[size];
    Arrays.setAll(moment, i -> i);
    environment.goals().ifPresent(this::share);
    moments = new RunningMoments(size);
    means = new double[size];
    factors = new double[size];
  }

  private void share(GoalSpec goals) {
    for (int i = 0; i < goals.size(); i++) {
      moment[goals.desired().get(i)] = goals.achieved().get(i);
    }
  }

  /** What an agent is told of the environment: components without unit, within the clip. */
  EnvironmentSpec seen(EnvironmentSpec environment) {
    List<Dimension> dimensions =
        environment.observation().dimensions().stream()
            .map(it -> new Dimension(it.name(), "", (float) -clip, (float) clip))
            .toList();
    return new EnvironmentSpec(
        new Space(dimensions),
        environment.action(),
        environment.controlPeriod(),
        environment.horizon(),
        environment.reportsSuccess());
  }

  /** Takes in what was seen, {@code [observation]}. */
  void observe(float[] observation) {
    observe(observation, 0);
  }

  private void observe(float[] observations, int from) {
    for (int i = 0; i < moment.length; i++) {
      moments.observe(moment[i], observations[from + i]);
    }
    stale = true;
  }

  /**
   * Normalises; before the first observation everything stays as it is. A component that has never
   * varied gives 0.
   *
   * @param observations {@code [n, observation]}
   * @param n the number of rows
   * @param normalised filled with {@code [n, observation]}
   */
  void apply(float[] observations, int n, float[] normalised) {
    int size = moment.length;
    if (moments.count(moment[0]) == 0) {
      System.arraycopy(observations, 0, normalised, 0, n * size);
      return;
    }
    refresh();
    for (int row = 0; row < n * size; row += size) {
      for (int i = 0; i < size; i++) {
        double distance = (observations[row + i] - means[i]) * factors[i];
        normalised[row + i] = (float) Math.max(-clip, Math.min(clip, distance));
      }
    }
  }

  /** Takes in every observation of a dataset, and gives the dataset normalised by all so far. */
  Dataset seen(Dataset dataset) {
    float[] observations = dataset.observations();
    int size = moment.length;
    for (int from = 0; from < observations.length; from += size) {
      observe(observations, from);
    }
    float[] normalised = new float[observations.length];
    apply(observations, observations.length / size, normalised);
    int[] starts = new int[dataset.episodes()];
    Arrays.setAll(starts, dataset::start);
    return new Dataset(
        dataset.observationNames(),
        dataset.actionNames(),
        starts,
        normalised,
        dataset.actions(),
        dataset.rewards(),
        dataset.terminated(),
        dataset.truncated(),
        dataset.success());
  }

  private void refresh() {
    if (!stale) {
      return;
    }
    for (int i = 0; i < moment.length; i++) {
      double variance = moments.variance(moment[i]);
      means[i] = moments.mean(moment[i]);
      factors[i] = variance == 0 ? 0 : 1 / Math.sqrt(variance + epsilon);
    }
    stale = false;
  }

  /** For each component what it is scaled by, also where two share it. */
  @Override
  public void save(StateWriter out) {
    RunningMoments each = new RunningMoments(moment.length);
    for (int i = 0; i < moment.length; i++) {
      each.set(i, moments, moment[i]);
    }
    each.save(out);
  }

  @Override
  public void load(StateReader in) {
    moments.load(in);
    stale = true;
  }
}
