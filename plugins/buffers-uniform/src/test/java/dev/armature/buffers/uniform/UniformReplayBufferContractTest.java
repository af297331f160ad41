package dev.armature.buffers.uniform;

import dev.armature.api.EnvironmentSpec;
import dev.armature.api.ReplayBuffer;
import dev.armature.tck.ReplayBufferContract;

class UniformReplayBufferContractTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, EnvironmentSpec environment) {
    return new UniformReplayBufferProvider()
        .create(new UniformReplayBufferConfig(capacity), environment);
  }
}
