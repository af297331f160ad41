package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A short soak; the long one is run by hand. */
class RobotArmSoakTest extends OnEachEngine {

  RobotArmSoakTest(EngineType engine) {
    super(engine);
  }

  @Test
  void randomActionsLeaveTheWorldWhole() {
    try (Environment environment = environment(RobotArmSoak.KEYS)) {
      assertThat(RobotArmSoak.play(environment, new SplittableRandom(2), 40)).isEqualTo(2000);
    }
  }
}
