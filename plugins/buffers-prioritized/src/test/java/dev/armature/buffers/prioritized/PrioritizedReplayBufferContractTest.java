package dev.armature.buffers.prioritized;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.tck.ReplayBufferContract;

class PrioritizedReplayBufferContractTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
    return new PrioritizedReplayBufferProvider().create(Numbered.settings(capacity), context);
  }

  @Override
  protected boolean prefersErrors() {
    return true;
  }
}
