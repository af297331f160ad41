package dev.armature.envs.toy;

import dev.armature.api.Environment;
import dev.armature.envs.toy.PointReachConfig.Reward;
import dev.armature.tck.EnvironmentContract;
import org.junit.jupiter.api.Nested;

class PointReachContractTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    return new PointReachProvider().create(new PointReachConfig(50, Reward.DENSE, 0.05));
  }

  /** So tolerant that random forces succeed now and then. */
  @Nested
  class Sparse extends EnvironmentContract {

    @Override
    protected Environment createEnvironment() {
      return new PointReachProvider().create(new PointReachConfig(50, Reward.SPARSE, 0.8));
    }
  }
}
