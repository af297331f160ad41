package dev.armature.buffers.prioritized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.ConfigurationException;
import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import dev.armature.host.configuration.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrioritizedReplayBufferProviderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alpha = -0.1 | alpha: -0.1 is out of range; expected [0, inf)",
        "beta-start = 1.1 | beta-start: 1.1 is out of range; expected [0, 1]",
        "beta-end = -0.1 | beta-end: -0.1 is out of range; expected [0, 1]",
        "beta-steps = 0 | beta-steps: 0 is out of range; expected [1, inf)",
        "epsilon = 0 | epsilon: 0.0 is out of range; expected (0, inf)",
        "buffer.capacity = 0 | buffer.capacity: 0 is out of range; expected [1, 2147483647]",
        "capacity = 9 | capacity: unknown key; expected alpha, beta-end,",
        "buffer.type = unifrom | no installed plugin offers unifrom; did you mean uniform?",
      })
  void oneKeyIsNamedWithWhatItCannotBe(String setting, String message) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> Numbered.settings(10, setting))
        .withMessageContaining("replay-buffer.prioritized." + setting.split(" ", 2)[0])
        .withMessageContaining(message);
  }

  @Test
  void moreTransitionsThanPrioritiesAreRefusedAndTheBufferWithinIsClosed() {
    Vast vast = new Vast(Integer.MAX_VALUE);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> create(vast))
        .withMessage(
            "2147483647 transitions cannot all have a priority; expected a capacity of at most"
                + " 2147483632")
        .satisfies(e -> assertThat(e.key()).isEqualTo("buffer"));
    assertThat(vast.closed).isTrue();
  }

  @Test
  void heapThatIsTooSmallIsToldWithItsSize() {
    assumeTrue(
        Runtime.getRuntime().maxMemory() < SumTree.bytes(SumTree.LARGEST_CAPACITY),
        "a heap that is too small for so many priorities");
    Vast vast = new Vast(SumTree.LARGEST_CAPACITY);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> create(vast))
        .withMessageContaining("the priorities of 2147483632 transitions need")
        .satisfies(e -> assertThat(e.key()).isEqualTo("buffer"));
    assertThat(vast.closed).isTrue();
  }

  private static ReplayBuffer create(Vast vast) {
    return new PrioritizedReplayBufferProvider()
        .create(
            new PrioritizedReplayBufferConfig(0.6, 0.4, 1, 100, 1e-6, context -> vast),
            Numbered.CONTEXT);
  }

  /** Has more places than memory, and so no transition in any. */
  private static final class Vast implements ReplayBuffer {
    private final int capacity;
    private boolean closed;

    Vast(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public int add(
        int environment,
        float[] observation,
        float[] action,
        float reward,
        float[] nextObservation,
        boolean terminated,
        boolean truncated) {
      throw new IllegalStateException("nothing fits");
    }

    @Override
    public int capacity() {
      return capacity;
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public void sample(RandomStream random, TransitionBatch batch) {
      throw new IllegalStateException("empty");
    }

    @Override
    public void read(RandomStream random, TransitionBatch batch) {
      throw new IllegalStateException("empty");
    }

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
