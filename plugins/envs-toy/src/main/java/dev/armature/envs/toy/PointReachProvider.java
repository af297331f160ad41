package dev.armature.envs.toy;

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import org.pf4j.Extension;

/**
 * Offers the type {@code point-reach}: a point mass in a square, to be pushed to a goal and held
 * there. The smallest task with a goal in its observation.
 */
@Extension
public final class PointReachProvider implements EnvironmentProvider<PointReachConfig> {

  @Override
  public String type() {
    return "point-reach";
  }

  @Override
  public String summary() {
    return "Push a point mass in a square to a random goal and hold it there";
  }

  @Override
  public Class<PointReachConfig> configType() {
    return PointReachConfig.class;
  }

  @Override
  public Environment create(PointReachConfig config) {
    return new PointReach(config);
  }
}
