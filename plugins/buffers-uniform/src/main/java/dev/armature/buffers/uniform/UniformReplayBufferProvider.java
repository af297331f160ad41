package dev.armature.buffers.uniform;

import dev.armature.api.ConfigurationException;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import org.pf4j.Extension;

/**
 * Offers the type {@code uniform}: a replay buffer that samples every remembered transition with
 * the same probability, with replacement. All its memory is allocated when it is made, so a run
 * that starts does not run out of it later.
 */
@Extension
public final class UniformReplayBufferProvider
    implements ReplayBufferProvider<UniformReplayBufferConfig> {

  private static final long MEBIBYTE = 1 << 20;

  @Override
  public String type() {
    return "uniform";
  }

  @Override
  public String summary() {
    return "Remembers the newest transitions and samples them uniformly, with replacement";
  }

  @Override
  public Class<UniformReplayBufferConfig> configType() {
    return UniformReplayBufferConfig.class;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException if the heap is too small for the capacity
   */
  @Override
  public ReplayBuffer create(UniformReplayBufferConfig config, ReplayBufferContext context) {
    int observation = context.environment().observation().size();
    int action = context.environment().action().size();
    int capacity = Math.min(config.capacity(), context.transitions());
    long bytes = TransitionStorage.bytes(capacity, observation, action);
    String tooSmallHeap = tooSmallHeap(capacity, bytes);
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new ConfigurationException("capacity", tooSmallHeap);
    }
    try {
      return new UniformReplayBuffer(
          capacity, observation, action, TransitionStorage.LONGEST_ARRAY);
    } catch (OutOfMemoryError e) {
      throw new ConfigurationException("capacity", tooSmallHeap, e);
    }
  }

  private static String tooSmallHeap(int capacity, long bytes) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    // Half as much again, since some collectors give only two thirds of the heap to what stays.
    long enough = (bytes + used) / 2 * 3 + 64 * MEBIBYTE;
    return ("%d transitions need %d bytes (%d MiB) of heap and this JVM has at most %d MiB: start it"
            + " with -Xmx%dm, or lower the capacity")
        .formatted(
            capacity, bytes, bytes / MEBIBYTE, runtime.maxMemory() / MEBIBYTE, enough / MEBIBYTE);
  }
}
