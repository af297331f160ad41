package dev.armature.tck;

import dev.armature.api.NetworkFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkFactoryContractTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyNetworks fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends NetworkContract {

    private final FaultyNetworks fault;

    Faulty(FaultyNetworks fault) {
      this.fault = fault;
    }

    @Override
    protected NetworkFactory factory(int threads) {
      return fault.create(threads);
    }
  }
}
