package dev.armature.agents.td3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Activation;
import dev.armature.api.AgentContext;
import dev.armature.api.ApproximatorSettings;
import dev.armature.api.ConfigurationException;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.MlpSettings;
import dev.armature.api.Network;
import dev.armature.api.NetworkFactory;
import dev.armature.api.NetworkSpec;
import dev.armature.api.RandomStream;
import dev.armature.api.Space;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actor's whole loss, written out here again, and what it leads to. */
final class BehaviourCloningTest {

  private static final int DEMONSTRATIONS = 8;
  private static final double SHARE = 0.25;
  private static final float NUDGE = 1e-2f;
  private static final EnvironmentSpec ENVIRONMENT =
      new EnvironmentSpec(
          Space.of(Dimension.unbounded("x", "m"), Dimension.unbounded("y", "m")),
          Space.of(new Dimension("force", "N", -0.5f, 2), new Dimension("torque", "N·m", -3, -1)),
          0.1,
          0,
          false);

  /** Smooth, so that differences tell its slope. */
  private static final ApproximatorSettings SMOOTH =
      new ApproximatorSettings(
          new MlpSettings(List.of(6), Activation.TANH, false, false), SmallTd3.adam(1e-3));

  /**
   * A gradient step.
   *
   * @param before the agent before it
   * @param after the agent after it
   */
  private record Learned(
      DemonstrationConfig config,
      TransitionBatch batch,
      MemoryState before,
      MemoryState after,
      Map<String, Double> metrics) {}

  private static Learned learn(DemonstrationConfig config) {
    SeededStreams streams = new SeededStreams(5);
    RandomStream random = new SeededStreams(6).stream("data");
    try (NetworkFactory networks = NetworkPlugin.SIMD.networks();
        Td3Agent agent =
            new Td3Agent(
                SmallTd3.config(0.9, 1, SMOOTH, config),
                new AgentContext(ENVIRONMENT, networks, streams.of("agent")))) {
      TransitionBatch batch =
          new TransitionBatch(agent.batchSize(), 2, 2, config.rows(agent.batchSize()));
      random.fillGaussian(batch.observations(), batch.observations().length);
      random.fillGaussian(batch.nextObservations(), batch.nextObservations().length);
      random.fillGaussian(batch.rewards(), batch.rewards().length);
      for (int i = 0; i < batch.actions().length; i++) {
        Dimension dimension = ENVIRONMENT.action().dimensions().get(i % 2);
        batch.actions()[i] =
            dimension.low() + (dimension.high() - dimension.low()) * random.nextFloat();
      }
      MemoryState before = MemoryState.of(agent::save);
      Map<String, Double> metrics = new HashMap<>();
      agent.learn(batch, metrics::put);
      assertThat(agent.metricNames()).containsExactlyInAnyOrderElementsOf(metrics.keySet());
      return new Learned(config, batch, before, MemoryState.of(agent::save), metrics);
    }
  }

  /** The actor and Q1 with the parameters of an agent, apart from it. */
  private static final class Apart implements AutoCloseable {
    private final NetworkFactory networks = NetworkPlugin.SIMD.networks();
    private final Network actor = network(2, 2, Activation.TANH);
    private final Network q1 = network(4, 1, Activation.IDENTITY);

    private Network network(int inputs, int outputs, Activation output) {
      return networks.create(
          new NetworkSpec(inputs, outputs, 1, SMOOTH.network(), output, Optional.empty()),
          new SeededStreams(0).stream("unused"));
    }

    /** Q1 of one row. */
    private double value(float[] observations, int row, double[] action) {
      float[] input = {
        observations[2 * row], observations[2 * row + 1], (float) action[0], (float) action[1]
      };
      float[] value = new float[1];
      q1.forward(input, 1, value);
      return value[0];
    }

    /** The actor's loss, the part of it that clones, and the share that the filter keeps. */
    private double[] loss(Learned learned) {
      TransitionBatch batch = learned.batch();
      int n = batch.size();
      double values = 0;
      double magnitudes = 0;
      double cloned = 0;
      int kept = 0;
      for (int i = 0; i < n; i++) {
        float[] seen = {batch.observations()[2 * i], batch.observations()[2 * i + 1]};
        float[] output = new float[2];
        actor.forward(seen, 1, output);
        double[] own = {0.75 + 1.25 * output[0], -2 + output[1]};
        double[] shown = {batch.actions()[2 * i], batch.actions()[2 * i + 1]};
        double value = value(batch.observations(), i, own);
        values += value;
        magnitudes += Math.abs(value);
        if (i < DEMONSTRATIONS
            && (!learned.config().qFilter() || value(batch.observations(), i, shown) > value)) {
          kept++;
          cloned += Math.pow((own[0] - shown[0]) / 1.25, 2) + Math.pow(own[1] - shown[1], 2);
        }
      }
      double lambda = learned.config().qNormalisation() ? fixedLambda(magnitudes / n) : 1;
      cloned /= DEMONSTRATIONS;
      return new double[] {
        -lambda * values / n + learned.config().behaviourCloningWeight() * cloned,
        cloned,
        (double) kept / DEMONSTRATIONS
      };
    }

    /** λ as it was first, since no gradient goes through it. */
    private double fixedLambda(double magnitude) {
      if (lambda.isEmpty()) {
        lambda = Optional.of(1 / magnitude);
      }
      return lambda.get();
    }

    private Optional<Double> lambda = Optional.empty();

    @Override
    public void close() {
      actor.close();
      q1.close();
      networks.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, false, false",
    "0.5, true, false",
    "2, false, true",
    "2, true, true",
    "0, false, true"
  })
  void theActorFollowsTheGradientOfTheWholeLoss(
      double weight, boolean filter, boolean normalisation) {
    Learned learned = learn(new DemonstrationConfig("d", SHARE, weight, filter, normalisation));
    try (Apart apart = new Apart()) {
      apart.q1.loadParameters(learned.after().reader().scoped("Q1"));
      apart.actor.loadParameters(learned.before().reader().scoped("actor"));
      double[] loss = apart.loss(learned);
      assertThat(learned.metrics().get("losses/actor")).isCloseTo(loss[0], within(1e-5));
      assertThat(learned.metrics().get("losses/behaviour-cloning"))
          .isCloseTo(loss[1], within(1e-5));
      if (filter) {
        assertThat(loss[2]).isStrictlyBetween(0.0, 1.0);
        assertThat(learned.metrics().get("values/q-filter")).isEqualTo(loss[2]);
      }
      for (String layer : List.of("layers.0", "layers.1")) {
        for (String parameter : List.of(layer + ".weight", layer + ".bias")) {
          checkGradient(learned, apart, parameter);
        }
      }
    }
  }

  private static void checkGradient(Learned learned, Apart apart, String parameter) {
    // After its first update Adam's mean is 0.1 of the gradient.
    float[] mean = learned.after().floats("actor_optimizer." + parameter + ".exp_avg");
    for (int i = 0; i < mean.length; i++) {
      double slope =
          (lossNear(learned, apart, parameter, i, NUDGE)
                  - lossNear(learned, apart, parameter, i, -NUDGE))
              / (2 * NUDGE);
      assertThat(mean[i] / 0.1).as("%s[%d]", parameter, i).isCloseTo(slope, within(2e-3));
    }
  }

  private static double lossNear(
      Learned learned, Apart apart, String parameter, int index, float nudge) {
    MemoryState moved = new MemoryState();
    for (String name : learned.before().names()) {
      if (name.startsWith("actor.")) {
        float[] values = learned.before().floats(name);
        if (name.equals("actor." + parameter)) {
          values[index] += nudge;
        }
        moved.floats(name, learned.before().shape(name), values);
      }
    }
    apart.actor.loadParameters(moved.reader().scoped("actor"));
    return apart.loss(learned)[0];
  }

  @Test
  void withoutADatasetNothingIsOtherThanBefore() {
    Learned none = learn(DemonstrationConfig.NONE);
    Learned named = learn(new DemonstrationConfig("", 0.5, 7, true, true));

    assertThat(none.metrics()).isEqualTo(named.metrics()).hasSize(4);
    Set<String> names = none.after().names();
    for (String name : names) {
      if (none.after().isTensor(name)) {
        assertThat(named.after().floats(name)).isEqualTo(none.after().floats(name));
      }
    }
  }

  @Test
  void cloningDoesNotTouchTheCritics() {
    Learned cloned = learn(new DemonstrationConfig("d", SHARE, 5, false, false));
    Learned none = learn(DemonstrationConfig.NONE);

    for (String name : none.after().names()) {
      if (none.after().isTensor(name) && name.matches("Q\\d(_optimizer)?\\..*")) {
        assertThat(cloned.after().floats(name)).isEqualTo(none.after().floats(name));
      }
    }
  }

  @Test
  void aBatchWithoutAWholeDemonstrationIsRefused() {
    assertThatThrownBy(() -> SmallTd3.config(new DemonstrationConfig("d", 0.01, 1, true, false)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("0.01 of a batch of 32 is no whole transition; expected at least 0.03125");
  }
}
