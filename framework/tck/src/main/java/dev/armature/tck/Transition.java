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
              new Dimension("push", "N", -1e6f, 1e6f), new Dimension("turn", "N", -1e6f, 1e6f)),
          0.1,
          0,
          false);

  /** Three such environments, stepped side by side. */
  static final ReplayBufferContext CONTEXT = new ReplayBufferContext(ENVIRONMENT, 3, 0.9);

  /** The transition of that number; every third one ends the task. */
  static Transition numbered(int number) {
    return new Transition(
        List.of(number + 0.125f, number + 0.25f, number + 0.375f),
        List.of(number + 0.5f, number + 0.625f),
        number + 0.75f,
        List.of(-number - 0.125f, -number - 0.25f, -number - 0.375f),
        number % 3 == 0 ? 1 : 0);
  }

  /** The transitions numbered {@code from}, …, {@code to} − 1. */
  static List<Transition> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(Transition::numbered).toList();
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
        number % 5 == 0);
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
