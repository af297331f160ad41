package dev.armature.tck;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.NetworkFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentContractTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyAgent fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends AgentContract {

    private final FaultyAgent fault;

    Faulty(FaultyAgent fault) {
      this.fault = fault;
    }

    @Override
    protected Agent createAgent(AgentContext context) {
      return fault.create(context);
    }

    @Override
    protected NetworkFactory networks() {
      return new PlainNetworks();
    }
  }
}
