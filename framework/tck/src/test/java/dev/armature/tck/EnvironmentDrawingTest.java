package dev.armature.tck;

import dev.armature.api.Environment;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentDrawingTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyDrawing fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends EnvironmentContract {

    private final FaultyDrawing fault;

    Faulty(FaultyDrawing fault) {
      this.fault = fault;
    }

    @Override
    protected Environment createEnvironment() {
      return fault.create();
    }
  }
}
