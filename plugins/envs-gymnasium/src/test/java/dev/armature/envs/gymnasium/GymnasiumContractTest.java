package dev.armature.envs.gymnasium;

import dev.armature.api.Environment;
import dev.armature.tck.EnvironmentContract;
import org.junit.jupiter.api.Nested;

class GymnasiumContractTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    // Drawing it needs pygame.
    return Pythons.environment("id = Pendulum-v1, rendered = false");
  }

  /** Drawn, with goals in a dictionary, the distance as a reward, and an end at the goal. */
  @Nested
  class Goals extends EnvironmentContract {

    @Override
    protected Environment createEnvironment() {
      return Pythons.environment(
          "id = Testing/PointGoal-v0, kwargs { ends = true, sparse = false, tolerance = 0.2 }");
    }
  }
}
