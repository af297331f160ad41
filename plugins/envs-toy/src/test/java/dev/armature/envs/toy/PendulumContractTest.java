package dev.armature.envs.toy;

import dev.armature.api.Environment;
import dev.armature.tck.EnvironmentContract;

class PendulumContractTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    return new PendulumProvider().create(new PendulumConfig(200, 10));
  }
}
