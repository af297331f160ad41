package dev.armature.tck;

import dev.armature.api.Environment;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentContractTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyEnvironment fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends EnvironmentContract {

    private final RandomWalk shared = new RandomWalk();
    private final FaultyEnvironment fault;

    Faulty(FaultyEnvironment fault) {
      this.fault = fault;
    }

    @Override
    protected Environment createEnvironment() {
      return fault.create(shared);
    }
  }
}
