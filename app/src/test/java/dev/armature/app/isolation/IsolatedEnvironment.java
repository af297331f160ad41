package dev.armature.app.isolation;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import org.pf4j.Extension;

/** Its reward is the version of its Jackson; a step is a success where the plugin is isolated. */
final class IsolatedEnvironment implements Environment {

  private static final int HORIZON = 5;

  private int steps;

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        Space.of(new Dimension("nothing", "", -1, 1)),
        Space.of(new Dimension("nothing", "", -1, 1)),
        0,
        HORIZON,
        true);
  }

  @Override
  public void reset(long seed, float[] observation) {
    steps = 0;
    observation[0] = 0;
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    steps++;
    nextObservation[0] = 0;
    boolean isIsolated = Surroundings.isIsolated("dev.armature.app.isolation.IsolatedAgent");
    return new Step(Surroundings.jackson(), false, steps == HORIZON, isIsolated);
  }

  @Override
  public void close() {}

  record NoConfig() {}

  /** Offers it. */
  @Extension
  public static final class Provider implements EnvironmentProvider<NoConfig> {
    @Override
    public String type() {
      return "isolated";
    }

    @Override
    public String summary() {
      return "Looks around at each step";
    }

    @Override
    public Class<NoConfig> configType() {
      return NoConfig.class;
    }

    @Override
    public Environment create(NoConfig config) {
      return new IsolatedEnvironment();
    }
  }
}
