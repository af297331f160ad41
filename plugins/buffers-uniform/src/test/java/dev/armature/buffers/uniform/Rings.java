package dev.armature.buffers.uniform;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.TransitionBatch;
import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;
import dev.armature.host.plugins.Service;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.PluginSettings;

/** Buffers and batches for tests. */
final class Rings {

  private Rings() {}

  /** A buffer on the heap, as it is by default, whose arrays hold that many numbers. */
  static UniformReplayBuffer heap(int capacity, int observation, int action, long longest) {
    return new UniformReplayBuffer(
        new RingShape(capacity, observation, action, Precision.FLOAT32, 0),
        1,
        0.99,
        new HeapMemory(longest));
  }

  /** A buffer with the defaults, but for the keys in that HOCON text. */
  static UniformReplayBuffer bound(String keys, ReplayBufferContext context) {
    UniformReplayBufferProvider provider = new UniformReplayBufferProvider();
    return (UniformReplayBuffer)
        provider.create(PluginSettings.bind(Service.REPLAY_BUFFER, provider, keys), context);
  }

  static RandomStream stream() {
    return new SeededStreams(3).stream("sampling");
  }

  /** The rows of all places of a buffer of one observation and one action, in their order. */
  static TransitionBatch all(UniformReplayBuffer buffer) {
    TransitionBatch batch = new TransitionBatch(buffer.size(), 1, 1);
    for (int place = 0; place < buffer.size(); place++) {
      batch.places()[place] = place;
    }
    buffer.read(stream(), batch);
    return batch;
  }
}
