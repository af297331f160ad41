package dev.armature.envs.toy;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import org.pf4j.Extension;

/**
 * Offers the type {@code mountain-car-continuous}: a car in a valley whose engine is too weak for
 * the slope, so that it has to swing. Equals Gymnasium's MountainCarContinuous-v0 step for step.
 */
@Extension
public final class MountainCarContinuousProvider
    implements EnvironmentProvider<MountainCarContinuousConfig> {

  @Override
  public String type() {
    return "mountain-car-continuous";
  }

  @Override
  public String summary() {
    return "Swing a weak car out of a valley (Gymnasium's MountainCarContinuous-v0)";
  }

  @Override
  public Class<MountainCarContinuousConfig> configType() {
    return MountainCarContinuousConfig.class;
  }

  @Override
  public Environment create(MountainCarContinuousConfig config) {
    return new MountainCarContinuous(config);
  }
}
