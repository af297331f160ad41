package dev.armature.tck;

import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkProvider;
import dev.armature.host.plugins.Service;
import org.junit.jupiter.api.Nested;

/**
 * What every network plugin must do: the contract of {@link dev.armature.api.Network} and {@link
 * NetworkFactory}. An author extends this class and implements {@link #factory}.
 *
 * <p>The mathematics is compared with what PyTorch recorded, with a plain implementation in double
 * precision and with finite differences of it; everything that makes a run repeatable is compared
 * bit for bit.
 */
public abstract class NetworkContract {

  /**
   * Makes the factory under test.
   *
   * @param threads how many threads it may compute with; at least 1
   */
  protected abstract NetworkFactory factory(int threads);

  /** Outputs, gradients, optimizer and averaging. */
  @Nested
  class Mathematics extends NetworkMathematics {
    Mathematics() {
      super(NetworkContract.this::factory);
    }
  }

  /** Outputs, gradients and updates that PyTorch recorded. */
  @Nested
  class Equality extends NetworkEquality {
    Equality() {
      super(NetworkContract.this::factory);
    }
  }

  /** Which calls see what earlier calls left behind. */
  @Nested
  class Calls extends NetworkCalls {
    Calls() {
      super(NetworkContract.this::factory);
    }
  }

  /** Same seed, same bits. */
  @Nested
  class Repeatability extends NetworkRepeatability {
    Repeatability() {
      super(NetworkContract.this::factory);
    }
  }

  /** Saving, loading, copying and closing. */
  @Nested
  class State extends NetworkState {
    State() {
      super(NetworkContract.this::factory);
    }
  }

  /** The providers of the plugin under test. */
  @Nested
  class Providers extends ProviderRules {
    Providers() {
      super(Service.NETWORK, NetworkProvider.class);
    }
  }
}
