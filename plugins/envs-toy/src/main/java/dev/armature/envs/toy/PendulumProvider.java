package dev.armature.envs.toy;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import org.pf4j.Extension;

/**
 * Offers the type {@code pendulum}: a rod to be swung up and held upright by a torque that is too
 * weak to lift it at once. Equals Gymnasium's Pendulum-v1 step for step.
 */
@Extension
public final class PendulumProvider implements EnvironmentProvider<PendulumConfig> {

  @Override
  public String type() {
    return "pendulum";
  }

  @Override
  public String summary() {
    return "Swing a pendulum up and hold it upright (Gymnasium's Pendulum-v1)";
  }

  @Override
  public Class<PendulumConfig> configType() {
    return PendulumConfig.class;
  }

  @Override
  public Environment create(PendulumConfig config) {
    return new Pendulum(config);
  }
}
