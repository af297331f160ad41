package ${package};

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;
import dev.armature.tck.ReplayBufferContract;

/** The whole contract of a replay buffer. */
class RingBufferTest extends ReplayBufferContract {

  @Override
  protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
    RingBufferProvider provider = new RingBufferProvider();
    return provider.create(
        PluginSettings.bind(Service.REPLAY_BUFFER, provider, "capacity = " + capacity), context);
  }
}
