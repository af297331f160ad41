package dev.armature.tck;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import java.util.ArrayList;
import java.util.List;

/** Fills a replay buffer and samples from it, always in the same way. */
final class BufferPlay {

  /** What the buffers under test remember at most. */
  static final int CAPACITY = 16;

  private static final long SEED = 7;

  private BufferPlay() {}

  static RandomStream stream(String name) {
    return new SeededStreams(SEED).stream(name);
  }

  static List<Transition> sample(ReplayBuffer buffer, RandomStream random, int size) {
    TransitionBatch batch = Transition.unfilledBatch(size);
    buffer.sample(random, batch);
    return Transition.in(batch);
  }

  /** Samples a few transitions, and tells errors that differ from one to the other. */
  static List<Transition> sampleAndLearn(ReplayBuffer buffer, RandomStream random) {
    TransitionBatch batch = Transition.unfilledBatch(4);
    buffer.sample(random, batch);
    for (int row = 0; row < batch.size(); row++) {
      batch.errors()[row] = batch.rewards()[row] % 7;
    }
    List<Transition> sampled = Transition.in(batch);
    buffer.learned(batch);
    return sampled;
  }

  /**
   * Adds transitions, numbered from {@code first}, and samples and learns in turns, past the
   * capacity.
   */
  static List<Transition> addAndSample(ReplayBuffer buffer, RandomStream random, int first) {
    List<Transition> sampled = new ArrayList<>();
    for (int number = first; number < first + 2 * CAPACITY; number++) {
      Transition.add(buffer, number, number + 1);
      sampled.addAll(sampleAndLearn(buffer, random));
    }
    return sampled;
  }
}
