package dev.armature.agents.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Agent;
import dev.armature.api.AgentContext;
import dev.armature.api.ConfigurationException;
import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.StateException;
import dev.armature.api.Step;
import dev.armature.host.configuration.InvalidConfigurationException;
import dev.armature.host.plugins.Service;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import dev.armature.tck.PluginSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.protos.core.ModelProto;

final class ClonedAgentTest {

  private static final EnvironmentSpec ENVIRONMENT = environment("velocity", "position");

  private static EnvironmentSpec environment(String... observation) {
    return new EnvironmentSpec(
        new Space(
            List.of(observation).stream().map(name -> Dimension.unbounded(name, "m")).toList()),
        Space.of(new Dimension("lift", "N", -1, 1), new Dimension("drag", "N", -0.2f, 3)),
        0.1,
        20,
        false);
  }

  /** What is shown: lift = 0.5 position − 0.25 velocity, drag = 1 + velocity, within the bounds. */
  private static float[] shown(float velocity, float position) {
    return new float[] {
      Math.max(-1, Math.min(1, 0.5f * position - 0.25f * velocity)), Math.max(-0.2f, 1 + velocity)
    };
  }

  private static Dataset dataset() {
    RandomStream random = new SeededStreams(3).stream("seen");
    DatasetBuilder builder =
        new DatasetBuilder(List.of("velocity", "position"), List.of("lift", "drag"));
    float[] seen = new float[2];
    random.fillUniform(seen, 2, -1, 1);
    builder.begin(seen);
    for (int i = 1; i <= 1000; i++) {
      float[] action = shown(seen[0], seen[1]);
      random.fillUniform(seen, 2, -1, 1);
      builder.add(action, new Step(0, false, i == 1000, false), seen);
    }
    return builder.build();
  }

  private static Agent agent(String overrides, EnvironmentSpec environment) {
    TribuoProvider provider = new TribuoProvider();
    return provider.create(
        PluginSettings.bind(Service.AGENT, provider, "demonstrations.path = shown, " + overrides),
        new AgentContext(environment, new NoNetworks(), new SeededStreams(1).of("agent")));
  }

  @ParameterizedTest
  @CsvSource({"linear, 0.02", "tree, 0.1"})
  void itDoesWhatWasShown(String trainer, double tolerance) {
    Agent agent = agent("trainer = " + trainer, ENVIRONMENT);
    agent.demonstrate(dataset());
    RandomStream random = new SeededStreams(4).stream("unseen");
    float[] seen = new float[2 * 50];
    random.fillUniform(seen, seen.length, -0.9f, 0.9f);
    float[] actions = new float[2 * 50];
    agent.act(seen, 50, actions);

    for (int i = 0; i < 50; i++) {
      float[] expected = shown(seen[2 * i], seen[2 * i + 1]);
      for (int j = 0; j < 2; j++) {
        assertThat((double) actions[2 * i + j]).isCloseTo(expected[j], within(tolerance));
      }
    }
  }

  @Test
  void whatIsAskedForIsTheDatasetAlone() {
    assertThat(agent("", ENVIRONMENT).demonstrations())
        .hasValueSatisfying(
            it -> {
              assertThat(it.path()).isEqualTo("shown");
              assertThat(it.key()).isEqualTo("demonstrations.path");
              assertThat(it.rows(256)).isZero();
            });
  }

  @Test
  void aDatasetMustBeNamed() {
    TribuoProvider provider = new TribuoProvider();
    assertThatThrownBy(() -> PluginSettings.bind(Service.AGENT, provider, ""))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("agent.tribuo.demonstrations.path: missing; expected a text");
    assertThatThrownBy(
            () -> PluginSettings.bind(Service.AGENT, provider, "demonstrations.path = \"\""))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("expected a dataset to clone");
  }

  @Test
  void aFitThatDivergesIsRefused() {
    Agent agent = agent("trainer = linear, linear.learning-rate = 1e300", ENVIRONMENT);
    assertThatThrownBy(() -> agent.demonstrate(dataset()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the fit diverged");
  }

  @ParameterizedTest
  @CsvSource({"linear", "tree"})
  void anotherEnvironmentOrADamagedModelIsRefused(String trainer) {
    Agent agent = agent("trainer = " + trainer, ENVIRONMENT);
    agent.demonstrate(dataset());
    MemoryState state = MemoryState.of(agent::save);

    Agent elsewhere = agent("trainer = " + trainer, environment("velocity", "height"));
    assertThatThrownBy(() -> elsewhere.load(state.reader()))
        .isInstanceOf(StateException.class)
        .hasMessage(
            "the model was fitted to observations of position, velocity; expected height,"
                + " velocity");

    long[] model = state.longs("model");
    for (int i = 4; i < model.length; i++) {
      model[i] = ~model[i];
    }
    MemoryState damaged = new MemoryState();
    damaged.longs("length", state.longs("length"));
    damaged.longs("model", model);
    assertThatThrownBy(() -> agent.load(damaged.reader())).isInstanceOf(StateException.class);
  }

  @ParameterizedTest
  @CsvSource({"linear", "tree"})
  void aStrangersModelIsReadOrRefused(String trainer) {
    Agent agent = agent("trainer = " + trainer, ENVIRONMENT);
    agent.demonstrate(dataset());
    MemoryState state = MemoryState.of(agent::save);
    RandomStream random = new SeededStreams(5).stream("flips");
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      MemoryState changed = new MemoryState();
      long[] model = state.longs("model").clone();
      // The names of classes stand at the front.
      int at = random.nextInt(i % 2 == 0 ? 40 : model.length);
      model[at] ^= 1L << random.nextInt(64);
      changed.longs("length", state.longs("length"));
      changed.longs("model", model);
      try {
        agent.load(changed.reader());
      } catch (StateException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(20);
  }

  @Test
  void aModelThatSaysItIsAnotherClassIsRefused() {
    byte[] bytes =
        ModelProto.newBuilder().setClassName("java.lang.ProcessBuilder").build().toByteArray();
    assertThatThrownBy(() -> ModelBytes.read(bytes))
        .isInstanceOf(StateException.class)
        .hasMessage("the saved model is a java.lang.ProcessBuilder");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1 << 30, Integer.MAX_VALUE, 0})
  void aLengthThatIsNotTheModelsIsRefused(long length) {
    MemoryState state = new MemoryState();
    state.longs("length", length);
    state.longs("model", 1, 2);
    assertThatThrownBy(() -> agent("", ENVIRONMENT).load(state.reader()))
        .isInstanceOf(Throwable.class)
        .isNotInstanceOf(NegativeArraySizeException.class)
        .isNotInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void withoutADatasetItDoesNothing() {
    assertThatThrownBy(() -> agent("", ENVIRONMENT).act(new float[2], 1, new float[2]))
        .isInstanceOf(IllegalStateException.class);
  }
}
