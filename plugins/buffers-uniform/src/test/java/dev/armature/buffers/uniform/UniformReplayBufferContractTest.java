package dev.armature.buffers.uniform;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.tck.ReplayBufferContract;

class UniformReplayBufferContractTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
    return new UniformReplayBufferProvider()
        .create(new UniformReplayBufferConfig(capacity), context);
  }
}
