package dev.armature.host.training;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the agent's batches together: demonstrations in front, where it wants any, then what is
 * remembered. Each buffer samples its own rows and is told the errors of those alone.
 */
final class BatchComposer {

  private final TransitionBatch batch;
  private final int observationSize;
  private final int actionSize;
  private final List<Part> parts = new ArrayList<>();

  /**
   * Rows of the batch that come from one buffer.
   *
   * @param first the first of them in the batch
   * @param rows what the buffer fills; the batch itself where it has all of its rows
   */
  private record Part(ReplayBuffer buffer, RandomStream random, int first, TransitionBatch rows) {}

  /**
   * @param size the number of rows
   * @param demonstrations how many of them are demonstrations, from the first on
   */
  BatchComposer(EnvironmentSpec environment, int size, int demonstrations) {
    observationSize = environment.observation().size();
    actionSize = environment.action().size();
    batch = new TransitionBatch(size, observationSize, actionSize, demonstrations);
  }

  /** Takes the next {@code count} rows from a buffer from now on. */
  void add(ReplayBuffer buffer, RandomStream random, int count) {
    int first = parts.stream().mapToInt(it -> it.rows().size()).sum();
    if (count == batch.size()) {
      parts.add(new Part(buffer, random, first, batch));
    } else if (count > 0) {
      TransitionBatch rows = new TransitionBatch(count, observationSize, actionSize);
      parts.add(new Part(buffer, random, first, rows));
    }
  }

  /** A new batch, in the same object each time. */
  TransitionBatch sample() {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      part.buffer().sample(part.random(), part.rows());
      if (part.rows() != batch) {
        copyIn(part);
      }
    }
    return batch;
  }

  private void copyIn(Part part) {
    TransitionBatch from = part.rows();
    int first = part.first();
    int count = from.size();
    copy(from.observations(), batch.observations(), first, count, observationSize);
    copy(from.actions(), batch.actions(), first, count, actionSize);
    copy(from.rewards(), batch.rewards(), first, count, 1);
    copy(from.nextObservations(), batch.nextObservations(), first, count, observationSize);
    copy(from.terminated(), batch.terminated(), first, count, 1);
    copy(from.weights(), batch.weights(), first, count, 1);
    copy(from.errors(), batch.errors(), first, count, 1);
    System.arraycopy(from.steps(), 0, batch.steps(), first, count);
    System.arraycopy(from.places(), 0, batch.places(), first, count);
  }

  private static void copy(float[] from, float[] to, int first, int count, int width) {
    System.arraycopy(from, 0, to, first * width, count * width);
  }

  /** Tells each buffer that the batch sampled last has been learned from. */
  void learned() {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.rows() != batch) {
        System.arraycopy(batch.errors(), part.first(), part.rows().errors(), 0, part.rows().size());
      }
      part.buffer().learned(part.rows());
    }
  }
}
