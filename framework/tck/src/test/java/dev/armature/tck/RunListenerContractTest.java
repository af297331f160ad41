package dev.armature.tck;

import dev.armature.api.RunListener;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunListenerContractTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyListener fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends RunListenerContract {

    private final FaultyListener fault;

    Faulty(FaultyListener fault) {
      this.fault = fault;
    }

    @Override
    protected RunListener createListener() {
      return fault.create();
    }
  }
}
