package example.tiny;

import dev.armature.api.Dimension;
import dev.armature.api.Environment;
import dev.armature.api.EnvironmentProvider;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.Step;
import org.pf4j.Extension;

/** Breaks down after some steps, like a simulation that has a fault. */
final class FailingEnvironment implements Environment {

  private static final int STEPS = 100;

  private int steps;

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec(
        Space.of(new Dimension("goal", "", -1, 1)),
        Space.of(new Dimension("guess", "", -1, 1)),
        0,
        10,
        true);
  }

  @Override
  public void reset(long seed, float[] observation) {
    observation[0] = 0;
  }

  @Override
  public Step step(float[] action, float[] nextObservation) {
    steps++;
    if (steps > STEPS) {
      throw new IllegalStateException("the simulation has exploded");
    }
    nextObservation[0] = 0;
    return new Step(0, false, steps % 10 == 0, false);
  }

  @Override
  public void close() {}

  record FailingConfig() {}

  @Extension
  public static final class Provider implements EnvironmentProvider<FailingConfig> {
    @Override
    public String type() {
      return "failing";
    }

    @Override
    public String summary() {
      return "An environment that breaks down";
    }

    @Override
    public Class<FailingConfig> configType() {
      return FailingConfig.class;
    }

    @Override
    public Environment create(FailingConfig config) {
      return new FailingEnvironment();
    }
  }
}
