package dev.armature.tck;

import dev.armature.api.ReplayBuffer;
import dev.armature.api.ReplayBufferContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayBufferContractTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyReplayBuffer fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends ReplayBufferContract {

    private final FaultyReplayBuffer fault;

    Faulty(FaultyReplayBuffer fault) {
      this.fault = fault;
    }

    @Override
    protected ReplayBuffer createBuffer(int capacity, ReplayBufferContext context) {
      return fault.create(capacity, context.environment());
    }

    @Override
    protected boolean prefersErrors() {
      return fault == FaultyReplayBuffer.IGNORES_ERRORS;
    }
  }
}
