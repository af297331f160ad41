package dev.armature.buffers.prioritized;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.buffers.uniform.UniformReplayBufferProvider;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;
import dev.armature.tck.ReplayBufferContract;

/** The same contract where the buffer within is one around another too. */
class NestedPrioritiesContractTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
    return new PrioritizedReplayBufferProvider()
        .create(
            PluginSettings.bind(
                Service.REPLAY_BUFFER,
                new PrioritizedReplayBufferProvider(),
                "buffer { type = prioritized, buffer.capacity = %d }".formatted(capacity),
                new PrioritizedReplayBufferProvider(),
                new UniformReplayBufferProvider()),
            context);
  }

  @Override
  protected boolean prefersErrors() {
    return true;
  }
}
