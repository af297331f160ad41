package dev.armature.tck;

import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkContractTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyNetwork fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends NetworkContract {

    private final FaultyNetwork fault;

    Faulty(FaultyNetwork fault) {
      this.fault = fault;
    }

    @Override
    protected NetworkFactory factory(int threads) {
      return new PlainNetworks() {
        @Override
        Network network(NetworkSpec spec, ReferenceNetwork computation) {
          return fault.create(spec, computation);
        }
      };
    }
  }
}
