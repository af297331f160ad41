package dev.armature.buffers.prioritized;

import dev.armature.api.ConfigurationException;
import dev.armature.api.HeapRoom;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import org.pf4j.Extension;

/**
 * Offers the type {@code prioritized}: a replay buffer around another one that samples transitions
 * with a large temporal-difference error more often. Source: Schaul et al. 2016, "Prioritized
 * Experience Replay", the proportional variant.
 */
@Extension
public final class PrioritizedReplayBufferProvider
    implements ReplayBufferProvider<PrioritizedReplayBufferConfig> {

  @Override
  public String type() {
    return "prioritized";
  }

  @Override
  public String summary() {
    return "Samples from another replay buffer, more often what has a large TD error";
  }

  @Override
  public Class<PrioritizedReplayBufferConfig> configType() {
    return PrioritizedReplayBufferConfig.class;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException if the buffer within remembers more than can have priorities
   */
  @Override
  public ReplayBuffer create(PrioritizedReplayBufferConfig config, ReplayBufferContext context) {
    ReplayBuffer buffer = config.buffer().create(context);
    try {
      return new PrioritizedReplayBuffer(buffer, priorities(buffer.capacity()), config);
    } catch (ConfigurationException e) {
      buffer.close();
      throw e;
    }
  }

  private static SumTree priorities(int capacity) {
    if (capacity > SumTree.LARGEST_CAPACITY) {
      throw new ConfigurationException(
          "buffer",
          "%d transitions cannot all have a priority; expected a capacity of at most %d"
              .formatted(capacity, SumTree.LARGEST_CAPACITY));
    }
    return HeapRoom.allocate(
        "buffer",
        "the priorities of %d transitions".formatted(capacity),
        SumTree.bytes(capacity),
        "lower the capacity",
        () -> new SumTree(capacity));
  }
}
