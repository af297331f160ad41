package dev.armature.buffers.uniform;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.tck.ReplayBufferContract;

/** The same contract where one array is too short for all transitions. */
class ChunkedReplayBufferContractTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, EnvironmentSpec environment) {
    return new UniformReplayBuffer(
        capacity, environment.observation().size(), environment.action().size(), 70);
  }
}
