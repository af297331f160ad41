package dev.armature.buffers.hindsight;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferFactory;
import dev.armature.buffers.prioritized.PrioritizedReplayBufferProvider;
import dev.armature.buffers.uniform.UniformReplayBufferProvider;
import dev.armature.host.plugins.Service;
import dev.armature.tck.PluginSettings;

/** Makes buffers as the host does. */
final class Hindsight {

  private Hindsight() {}

  /** The settings that the HOCON text changes. */
  static HindsightConfig settings(String overrides) {
    return PluginSettings.bind(
        Service.REPLAY_BUFFER,
        new HindsightProvider(),
        overrides,
        new UniformReplayBufferProvider(),
        new PrioritizedReplayBufferProvider(),
        new HindsightProvider());
  }

  /** A buffer with the settings that the HOCON text changes. */
  static ReplayBuffer buffer(String overrides, ReplayBufferContext context) {
    return new HindsightProvider().create(settings(overrides), context);
  }

  /** A buffer around that one, in which every row gets another goal. */
  static ReplayBuffer around(
      ReplayBufferFactory buffer, GoalStrategy strategy, double k, ReplayBufferContext context) {
    return new HindsightProvider().create(new HindsightConfig(strategy, k, buffer), context);
  }
}
