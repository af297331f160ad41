package dev.armature.buffers.uniform;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;
import dev.armature.tck.ReplayBufferContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract for each way to keep transitions. */
class UniformReplayBufferContractTest {

  private abstract static class Bound extends ReplayBufferContract {

    private final String keys;

    Bound(String keys) {
      this.keys = keys;
    }

    @Override
    protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
      return Rings.bound(keys + ", capacity = " + capacity, context);
    }
  }

  @Nested
  class InMemory extends Bound {
    InMemory() {
      super("storage = memory");
    }
  }

  @Nested
  class Mapped extends Bound {
    Mapped() {
      super("storage = mapped");
    }
  }

  @Nested
  class InHalfPrecision extends Bound {
    InHalfPrecision() {
      super("precision = float16");
    }
  }

  @Nested
  class WithThreeSteps extends Bound {
    WithThreeSteps() {
      super("n-steps = 3");
    }

    @Override
    protected int nSteps() {
      return 3;
    }
  }

  /** Where one array is too short for all transitions. */
  @Nested
  class InSeveralArrays extends ReplayBufferContract {
    @Override
    protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
      return new UniformReplayBuffer(
          shape(capacity, context, Precision.FLOAT32, 0), 1, 0.99, new HeapMemory(70));
    }
  }

  /** Everything at once, in a file of several segments. */
  @Nested
  class InSeveralSegments extends ReplayBufferContract {

    @TempDir private Path folder;

    @Override
    protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
      RingShape shape = shape(capacity, context, Precision.FLOAT16, context.environments());
      try {
        Path own = Files.createTempDirectory(folder, "buffer");
        return new UniformReplayBuffer(
            shape, 3, context.discount(), RingFiles.open(shape, own, 128));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected int nSteps() {
      return 3;
    }
  }

  /** A file in the folder of the context. */
  @Nested
  class InAFolder extends ReplayBufferContract {

    @TempDir private Path folder;
    private int buffers;

    @Override
    protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
      return Rings.bound(
          "storage = mapped, n-steps = 3, capacity = " + capacity,
          new ReplayBufferContext(
              context.environment(),
              context.environments(),
              context.discount(),
              context.transitions(),
              Optional.of(folder.resolve("new").resolve(Integer.toString(buffers++)))));
    }

    @Override
    protected int nSteps() {
      return 3;
    }
  }

  private static RingShape shape(
      int capacity, ReplayBufferContext context, Precision precision, int environments) {
    return new RingShape(
        capacity,
        context.environment().observation().size(),
        context.environment().action().size(),
        precision,
        environments);
  }
}
