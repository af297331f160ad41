package dev.armature.tck;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A transition that differs from every other in each of its arrays and its reward, so that parts of
 * two of them make no third.
 *
 * @param terminated as a batch holds it: 1 or 0
 */
record Transition(
    List<Float> observation,
    List<Float> action,
    float reward,
    List<Float> nextObservation,
    float terminated) {

  /** What the transitions come from: three components of observation, two of action. */
  static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(
              Dimension.unbounded("x", "m"),
              Dimension.unbounded("y", "m"),
              Dimension.unbounded("z", "m")),
          Space.of(
              new Dimension("push", "N", -1e4f, 1e4f), new Dimension("turn", "N", -1e4f, 1e4f)),
          0.1,
          0,
          false);

  /**
   * Three such environments, stepped side by side. With this discount sums of rewards are exact,
   * whatever the order in which they are added.
   */
  static final ReplayBufferContext CONTEXT = new ReplayBufferContext(ENVIRONMENT, 3, 0.5);

  /** The transition of that number; every third one ends the task. */
  static Transition numbered(int number) {
    return new Transition(
        List.of(number + 0.125f, number + 0.25f, number + 0.375f),
        List.of(number + 0.5f, number + 0.625f),
        number + 0.75f,
        List.of(-number - 0.125f, -number - 0.25f, -number - 0.375f),
        number % 3 == 0 ? 1 : 0);
  }

  /**
   * The row that begins with the transition of that number.
   *
   * @param most how many steps it joins at most
   * @param added how many transitions were added, the one numbered 0 first
   */
  static Transition row(int number, int most, int added) {
    double reward = 0;
    double factor = 1;
    int steps = steps(number, most, added);
    for (int i = 0; i < steps; i++) {
      reward += factor * numbered(number + i * CONTEXT.environments()).reward;
      factor *= CONTEXT.discount();
    }
    Transition first = numbered(number);
    Transition last = numbered(number + (steps - 1) * CONTEXT.environments());
    return new Transition(
        first.observation, first.action, (float) reward, last.nextObservation, last.terminated);
  }

  /** How many steps that row joins: up to the end of the episode, or the newest transition. */
  static int steps(int number, int most, int added) {
    int steps = 1;
    int last = number;
    while (steps < most
        && numbered(last).terminated == 0
        && !truncated(last)
        && last + CONTEXT.environments() < added) {
      last += CONTEXT.environments();
      steps++;
    }
    return steps;
  }

  private static boolean truncated(int number) {
    return number % 5 == 0;
  }

  /** Adds the transitions numbered {@code from}, …, {@code to} − 1, of each environment in turn. */
  static void add(ReplayBuffer buffer, int from, int to) {
    for (int number = from; number < to; number++) {
      add(buffer, number);
    }
  }

  /** Adds one and returns its place. */
  static int add(ReplayBuffer buffer, int number) {
    Transition it = numbered(number);
    return buffer.add(
        number % CONTEXT.environments(),
        array(it.observation),
        array(it.action),
        it.reward,
        array(it.nextObservation),
        it.terminated == 1,
        truncated(number));
  }

  /** A batch for that many transitions, in which every part that is not filled in shows. */
  static TransitionBatch unfilledBatch(int size) {
    TransitionBatch batch =
        new TransitionBatch(size, ENVIRONMENT.observation().size(), ENVIRONMENT.action().size());
    Arrays.fill(batch.observations(), Float.NaN);
    Arrays.fill(batch.actions(), Float.NaN);
    Arrays.fill(batch.rewards(), Float.NaN);
    Arrays.fill(batch.nextObservations(), Float.NaN);
    Arrays.fill(batch.terminated(), Float.NaN);
    Arrays.fill(batch.steps(), 0);
    Arrays.fill(batch.places(), -1);
    Arrays.fill(batch.weights(), Float.NaN);
    return batch;
  }

  /** The rows of a batch. */
  static List<Transition> in(TransitionBatch batch) {
    return IntStream.range(0, batch.size())
        .mapToObj(
            row ->
                new Transition(
                    row(batch.observations(), row, ENVIRONMENT.observation().size()),
                    row(batch.actions(), row, ENVIRONMENT.action().size()),
                    batch.rewards()[row],
                    row(batch.nextObservations(), row, ENVIRONMENT.observation().size()),
                    batch.terminated()[row]))
        .toList();
  }

  static float[] array(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }

  private static List<Float> row(float[] matrix, int row, int width) {
    List<Float> values = new ArrayList<>();
    for (int i = row * width; i < (row + 1) * width; i++) {
      values.add(matrix[i]);
    }
    return values;
  }
}
