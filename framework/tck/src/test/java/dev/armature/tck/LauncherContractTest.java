package dev.armature.tck;

import dev.armature.api.Launcher;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LauncherContractTest {

  @ParameterizedTest
  @EnumSource
  void brokenRuleFailsItsTest(FaultyLauncher fault) {
    ContractRun.assertCaught(Faulty.class, fault);
  }

  /** Not found by itself: run with a fault by the test above. */
  @ExtendWith(FaultFromConfiguration.class)
  static class Faulty extends LauncherContract {

    private final FaultyLauncher fault;

    Faulty(FaultyLauncher fault) {
      this.fault = fault;
    }

    @Override
    protected Launcher createLauncher() {
      return fault.create();
    }

    @Override
    protected Duration patience() {
      return fault.hangs() ? Duration.ofMillis(300) : super.patience();
    }
  }
}
