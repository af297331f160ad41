package ${package};

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import org.pf4j.Extension;

/** Offers {@code ${artifactId}}. */
@Extension
public final class RingBufferProvider implements ReplayBufferProvider<RingBufferConfig> {

  @Override
  public String type() {
    return "${artifactId}";
  }

  @Override
  public String summary() {
    return "The latest transitions, uniformly sampled";
  }

  @Override
  public Class<RingBufferConfig> configType() {
    return RingBufferConfig.class;
  }

  @Override
  public ReplayBuffer create(RingBufferConfig config, ReplayBufferContext context) {
    return new RingBuffer(
        Math.min(config.capacity(), context.transitions()), context.environment());
  }
}
