package dev.armature.buffers.prioritized;

import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.buffers.uniform.UniformReplayBufferProvider;
import dev.armature.host.plugins.Service;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.PluginSettings;

/** Prioritized buffers of transitions whose reward is their number. */
final class Numbered {

  static final ReplayBufferContext CONTEXT =
      new ReplayBufferContext(
          new EnvironmentSpec(
              Space.of(Dimension.unbounded("x", "m")),
              Space.of(new Dimension("push", "N", -1, 1)),
              0.1,
              0,
              false),
          1,
          0.99);

  private Numbered() {}

  /** An empty buffer around a uniform one, with the default settings but for these. */
  static ReplayBuffer buffer(int capacity, String... settings) {
    return new PrioritizedReplayBufferProvider().create(settings(capacity, settings), CONTEXT);
  }

  static PrioritizedReplayBufferConfig settings(int capacity, String... settings) {
    return PluginSettings.bind(
        Service.REPLAY_BUFFER,
        new PrioritizedReplayBufferProvider(),
        "buffer.capacity = " + capacity + "\n" + String.join("\n", settings),
        new UniformReplayBufferProvider());
  }

  /** Adds the transitions numbered {@code from}, …, {@code to} − 1. */
  static void add(ReplayBuffer buffer, int from, int to) {
    for (int number = from; number < to; number++) {
      buffer.add(0, new float[1], new float[1], number, new float[1], false, false);
    }
  }

  static TransitionBatch batch(int rows) {
    return new TransitionBatch(rows, 1, 1);
  }

  static RandomStream stream() {
    return new SeededStreams(11).stream("sampling");
  }

  /** Samples, and tells for each row the error of its number. */
  static void learn(ReplayBuffer buffer, RandomStream random, TransitionBatch batch, Errors of) {
    buffer.sample(random, batch);
    for (int row = 0; row < batch.size(); row++) {
      batch.errors()[row] = of.error((int) batch.rewards()[row]);
    }
    buffer.learned(batch);
  }

  /** The error of the transition of that number. */
  interface Errors {
    float error(int number);
  }

  /** Learns until every place has been told its error. */
  static void learnAll(ReplayBuffer buffer, Errors of) {
    TransitionBatch batch = batch(buffer.size());
    // Every place may be sampled from the start, but which are is chance: they are named instead.
    buffer.sample(stream(), batch);
    for (int place = 0; place < batch.size(); place++) {
      batch.places()[place] = place;
    }
    buffer.read(stream(), batch);
    for (int row = 0; row < batch.size(); row++) {
      batch.errors()[row] = of.error((int) batch.rewards()[row]);
    }
    buffer.learned(batch);
  }
}
