package dev.armature.envs.toy;

import dev.armature.api.Environment;
import dev.armature.envs.toy.PointReachConfig.Reward;
import dev.armature.tck.EnvironmentContract;

class PointReachContractTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    return new PointReachProvider().create(new PointReachConfig(50, Reward.DENSE, 0.05));
  }
}
