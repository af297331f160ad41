package ${package};

import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import org.pf4j.Extension;

/** Offers {@code ${artifactId}}. */
@Extension
public final class PointMassProvider implements EnvironmentProvider<PointMassConfig> {

  @Override
  public String type() {
    return "${artifactId}";
  }

  @Override
  public String summary() {
    return "A body on a rail, to be pushed to a goal";
  }

  @Override
  public Class<PointMassConfig> configType() {
    return PointMassConfig.class;
  }

  @Override
  public Environment create(PointMassConfig config) {
    return new PointMass(config);
  }
}
