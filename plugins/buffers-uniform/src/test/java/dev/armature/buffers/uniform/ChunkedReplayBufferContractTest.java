package dev.armature.buffers.uniform;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.tck.ReplayBufferContract;

/** The same contract where one array is too short for all transitions. */
class ChunkedReplayBufferContractTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
    return new UniformReplayBuffer(
        capacity,
        context.environment().observation().size(),
        context.environment().action().size(),
        70);
  }
}
