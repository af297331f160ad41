package dev.armature.agents.td3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.armature.agents.td3.Td3Config.NoiseUnit;
import dev.armature.api.AgentContext;
import dev.armature.api.ApproximatorSettings;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.NetworkFactory;
import dev.armature.api.RandomStreams;
import dev.armature.api.Space;
import dev.armature.api.StateReader;
import dev.armature.api.TransitionBatch;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.MemoryState;
import dev.armature.tck.RecordedNoise;
import dev.armature.tck.ReferenceCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Learning equals PyTorch's, step by step, through a real network plugin. Other cases than the
 * committed ones are run with {@code -Dconformance.dir=DIR}: every {@code td3-*.json} in it.
 */
final class PyTorchEqualityTest {

  private static final double RELATIVE = 1e-4;
  private static final double ABSOLUTE = 1e-4;

  static Stream<Arguments> cases() throws IOException {
    return ReferenceCases.find("td3-").stream()
        .flatMap(it -> Arrays.stream(NetworkPlugin.values()).map(plugin -> arguments(it, plugin)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyStepEqualsPyTorchs(Path file, NetworkPlugin plugin) {
    ReferenceCase reference = new ReferenceCase(file);
    RecordedNoise noise = new RecordedNoise();
    SeededStreams seeded = new SeededStreams(0);
    RandomStreams streams = name -> name.equals("target-noise") ? noise : seeded.stream(name);
    EnvironmentSpec environment = environment(reference);
    try (NetworkFactory networks = plugin.networks();
        Td3Agent agent =
            new Td3Agent(config(reference), new AgentContext(environment, networks, streams))) {
      agent.load(initialState(reference, agent));
      TransitionBatch batch =
          new TransitionBatch(
              reference.integer("batch"),
              reference.integer("obs_dim"),
              reference.integer("act_dim"));
      List<JsonNode> steps = reference.steps();
      for (int i = 0; i < steps.size(); i++) {
        JsonNode step = steps.get(i);
        ReferenceCase.fill(step, batch);
        noise.refill(ReferenceCase.floats(step.get("standard_normal")));
        Map<String, Double> metrics = new HashMap<>();
        agent.learn(batch, metrics::put);
        checkStep("step " + i, step.get("expect"), agent.learner().targets(), metrics);
      }
      checkFinalState(reference, MemoryState.of(agent::save));
      checkProbe(reference, agent);
    }
  }

  private static EnvironmentSpec environment(ReferenceCase reference) {
    float[] bounds = reference.actionBounds();
    return new EnvironmentSpec(
        new Space(
            IntStream.range(0, reference.integer("obs_dim"))
                .mapToObj(i -> Dimension.unbounded("o" + i, ""))
                .toList()),
        new Space(
            IntStream.range(0, bounds.length)
                .mapToObj(i -> new Dimension("a" + i, "", -bounds[i], bounds[i]))
                .toList()),
        0,
        0,
        false);
  }

  private static Td3Config config(ReferenceCase reference) {
    ApproximatorSettings approximator =
        SmallTd3.approximator(
            reference.hidden(),
            SmallTd3.adam(
                reference.adam("lr"),
                reference.adam("beta1"),
                reference.adam("beta2"),
                reference.adam("eps")));
    return new Td3Config(
        reference.number("discount"),
        reference.number("tau"),
        reference.integer("batch"),
        2,
        reference.integer("policy_freq"),
        reference.number("policy_noise"),
        reference.number("noise_clip"),
        0,
        0,
        NoiseUnit.ACTION,
        approximator,
        approximator,
        DemonstrationConfig.NONE);
  }

  /** The case's first weights in networks and targets, over the agent's own fresh optimizers. */
  private static StateReader initialState(ReferenceCase reference, Td3Agent agent) {
    MemoryState fresh = MemoryState.of(agent::save);
    MemoryState weights = new MemoryState();
    reference.writeParameters("init", weights);
    MemoryState initial = new MemoryState();
    for (String name : fresh.names()) {
      String source = name.replace("_target.", ".");
      if (weights.names().contains(source)) {
        initial.floats(name, weights.shape(source), weights.floats(source));
      } else if (fresh.isTensor(name)) {
        initial.floats(name, fresh.shape(name), fresh.floats(name));
      } else {
        initial.longs(name, fresh.longs(name));
      }
    }
    return initial.reader();
  }

  private static void checkStep(
      String step, JsonNode expected, float[] targets, Map<String, Double> metrics) {
    float[] expectedTargets = ReferenceCase.floats(expected.get("target_q"));
    for (int i = 0; i < targets.length; i++) {
      assertRelative(step + ", target Q " + i, targets[i], expectedTargets[i]);
    }
    assertRelative(
        step + ", critic loss",
        metrics.getOrDefault(Td3Learner.CRITIC_LOSS, Double.NaN),
        expected.get("critic_loss").asDouble());
    JsonNode actorLoss = expected.get("actor_loss");
    assertThat(metrics.containsKey(Td3Learner.ACTOR_LOSS))
        .as(step + " updates the actor")
        .isEqualTo(!actorLoss.isNull());
    if (!actorLoss.isNull()) {
      assertRelative(
          step + ", actor loss",
          metrics.getOrDefault(Td3Learner.ACTOR_LOSS, Double.NaN),
          actorLoss.asDouble());
    }
  }

  private static void checkFinalState(ReferenceCase reference, MemoryState state) {
    MemoryState weights = new MemoryState();
    reference.writeParameters("final", weights);
    assertThat(weights.names()).hasSizeGreaterThan(30);
    for (String name : weights.names()) {
      assertClose(name, state.floats(name), weights.floats(name));
    }
    Map<String, float[]> moments = reference.moments();
    assertThat(moments).hasSizeGreaterThan(30);
    moments.forEach((name, expected) -> assertClose(name, state.floats(name), expected));
    reference
        .updates()
        .forEach(
            (network, updates) ->
                assertThat(state.longs(network + "_optimizer.step")).containsExactly(updates));
  }

  private static void checkProbe(ReferenceCase reference, Td3Agent agent) {
    float[] states = ReferenceCase.floats(reference.probe().get("state"));
    float[] expected = ReferenceCase.floats(reference.probe().get("action"));
    float[] actions = new float[expected.length];
    agent.act(states, states.length / reference.integer("obs_dim"), actions);
    assertClose("action", actions, expected);
  }

  private static void assertRelative(String what, double actual, double expected) {
    double tolerance = RELATIVE * Math.max(Math.abs(expected), 1e-3);
    assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
  }

  private static void assertClose(String what, float[] actual, float[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i])
          .as(what + "[" + i + "]")
          .isCloseTo(expected[i], within(ABSOLUTE));
    }
  }
}
