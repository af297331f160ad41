package dev.armature.buffers.hindsight;

import dev.armature.api.ConfigurationException;
import dev.armature.api.GoalSpec;
import dev.armature.api.HeapRoom;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import org.pf4j.Extension;

/**
 * Offers the type {@code hindsight}: another replay buffer whose rows get, with the probability
 * k/(k + 1), a goal that was achieved in their own episode, and the rewards and ends that go with
 * it. Source: Andrychowicz et al., "Hindsight Experience Replay", 2017.
 */
@Extension
public final class HindsightProvider implements ReplayBufferProvider<HindsightConfig> {

  @Override
  public String type() {
    return "hindsight";
  }

  @Override
  public String summary() {
    return "Learns from what was achieved as if it had been desired, around another replay buffer";
  }

  @Override
  public Class<HindsightConfig> configType() {
    return HindsightConfig.class;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException if the environment shows no goals, if the buffer inside relabels
   *     too, or if the heap is too small
   */
  @Override
  public ReplayBuffer create(HindsightConfig config, ReplayBufferContext context) {
    GoalSpec goals =
        context
            .environment()
            .goals()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "type",
                        "hindsight needs an environment whose observation holds the achieved and"
                            + " the desired goal, and this one shows none; robot-arm shows them"
                            + " with observation-mode = task and without observation noise"));
    ReplayBuffer buffer = config.buffer().create(context);
    try {
      return around(buffer, goals, config, context);
    } catch (ConfigurationException e) {
      buffer.close();
      throw e;
    }
  }

  private static ReplayBuffer around(
      ReplayBuffer buffer, GoalSpec goals, HindsightConfig config, ReplayBufferContext context) {
    if (buffer instanceof HindsightReplayBuffer) {
      throw new ConfigurationException(
          "buffer.type", "one hindsight is enough: expected a buffer that keeps goals as they are");
    }
    int capacity = buffer.capacity();
    if (capacity > EpisodeTable.mostPlaces(goals.size())) {
      throw new ConfigurationException(
          "buffer",
          "hindsight remembers at most %d goals of %d components; this buffer has %d places"
              .formatted(EpisodeTable.mostPlaces(goals.size()), goals.size(), capacity));
    }
    EpisodeTable episodes = table(capacity, goals.size(), context.environments());
    return new HindsightReplayBuffer(
        buffer,
        goals,
        episodes,
        new Relabelling(
            episodes,
            config.strategy(),
            config.relabelledShare(),
            context.discount(),
            context.environment().observation().size(),
            goals));
  }

  private static EpisodeTable table(int capacity, int goalSize, int environments) {
    return HeapRoom.allocate(
        "buffer",
        "the goals of %d transitions".formatted(capacity),
        EpisodeTable.bytes(capacity, goalSize),
        "lower the capacity",
        () -> new EpisodeTable(capacity, goalSize, environments));
  }
}
