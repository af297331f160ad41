package dev.armature.buffers.uniform;

import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.HeapRoom;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.api.ReplayBufferProvider;
import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;
import java.util.stream.Stream;
import org.pf4j.Extension;

/**
 * Offers the type {@code uniform}: a replay buffer that samples every remembered transition with
 * the same probability, with replacement. All its memory is allocated, or its file written, when it
 * is made, so a run that starts does not run out of it later.
 *
 * <p>With {@code storage = mapped} the buffer begins with what an earlier one flushed to the file
 * in the context's folder, if there is one. It flushes whenever it is saved, loaded or closed.
 * Without a folder the file is a temporary one.
 */
@Extension
public final class UniformReplayBufferProvider
    implements ReplayBufferProvider<UniformReplayBufferConfig> {

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
   * @throws ConfigurationException if the heap or the disk is too small for the capacity, the file
   *     in the folder is of another buffer, or the environment has numbers beyond the precision
   */
  @Override
  public ReplayBuffer create(UniformReplayBufferConfig config, ReplayBufferContext context) {
    EnvironmentSpec environment = context.environment();
    RingShape shape =
        new RingShape(
            capacity(config, context),
            environment.observation().size(),
            environment.action().size(),
            config.precision(),
            config.nSteps() > 1 ? context.environments() : 0);
    if (config.precision() == Precision.FLOAT16) {
      checkRange(environment);
    }
    return switch (config.storage()) {
      case MEMORY -> inMemory(shape, config, context);
      case MAPPED -> mapped(shape, config, context);
    };
  }

  private static int capacity(UniformReplayBufferConfig config, ReplayBufferContext context) {
    return Math.min(config.capacity(), context.transitions());
  }

  private static ReplayBuffer inMemory(
      RingShape shape, UniformReplayBufferConfig config, ReplayBufferContext context) {
    return HeapRoom.allocate(
        "capacity",
        shape.capacity() + " transitions",
        shape.recordBytes() + shape.linkBytes(),
        "lower the capacity, or keep them in a file with storage = mapped",
        () ->
            new UniformReplayBuffer(shape, config.nSteps(), context.discount(), new HeapMemory()));
  }

  private static ReplayBuffer mapped(
      RingShape shape, UniformReplayBufferConfig config, ReplayBufferContext context) {
    RingFile file =
        context
            .folder()
            .map(folder -> RingFiles.open(shape, folder, RingFile.SEGMENT))
            .orElseGet(() -> RingFiles.temporary(shape, RingFile.SEGMENT));
    try {
      return new UniformReplayBuffer(shape, config.nSteps(), context.discount(), file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Refuses a bound that float16 does not hold; what has none is looked at when it comes. */
  private static void checkRange(EnvironmentSpec environment) {
    Stream.concat(
            environment.observation().dimensions().stream(),
            environment.action().dimensions().stream())
        .filter(it -> beyond(it.low()) || beyond(it.high()))
        .findFirst()
        .ifPresent(UniformReplayBufferProvider::refuse);
  }

  private static boolean beyond(float bound) {
    return Math.abs(bound) > Half.MAX_VALUE && !Float.isInfinite(bound);
  }

  private static void refuse(Dimension dimension) {
    throw new ConfigurationException(
        "precision",
        "%s lies in [%s, %s], and float16 reaches from -65504 to 65504; expected float32"
            .formatted(dimension.name(), dimension.low(), dimension.high()));
  }
}
