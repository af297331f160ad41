package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import dev.armature.host.plugins.Service;
import dev.armature.tck.EnvironmentContract;
import dev.armature.tck.PluginSettings;
import org.junit.jupiter.api.Test;

/** The whole contract of an environment, and what is special about this one. */
class PointMassTest extends EnvironmentContract {

  @Override
  protected Environment createEnvironment() {
    return create("");
  }

  private static Environment create(String overrides) {
    PointMassProvider provider = new PointMassProvider();
    return provider.create(PluginSettings.bind(Service.ENVIRONMENT, provider, overrides));
  }

  @Test
  void aHeavierBodyIsSlower() {
    assertThat(velocityAfterAPush("mass = 10")).isLessThan(velocityAfterAPush("mass = 1"));
  }

  private static float velocityAfterAPush(String overrides) {
    try (Environment environment = create(overrides)) {
      float[] observation = new float[3];
      environment.reset(1, observation);
      environment.step(new float[] {1}, observation);
      return observation[1];
    }
  }
}
