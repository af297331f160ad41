package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.api.Agent;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.Space;
import dev.armature.api.StateReader;
import dev.armature.api.TransitionBatch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded course of learning, as {@code agent_cases.py} writes it: what an agent starts from,
 * batches with the normal numbers drawn, and what PyTorch held after each step and at the end. All
 * is named as in the agent's saved state and among its metrics.
 */
public final class RecordedLearning {

  private static final double TOLERANCE = 1e-4;

  private final JsonNode root;

  public RecordedLearning(Path file) {
    root = JsonMapper.shared().readTree(file);
  }

  /** A number among the settings. */
  public double number(String key) {
    return root.get("settings").get(key).asDouble();
  }

  /** A choice among the settings. */
  public boolean flag(String key) {
    return root.get("settings").get(key).asBoolean();
  }

  /** Whole numbers among the settings. */
  public List<Integer> integers(String key) {
    return root.get("settings").get(key).valueStream().map(JsonNode::asInt).toList();
  }

  /** The environment that the agent is made for. */
  public EnvironmentSpec environment() {
    float[] lows = floats(root.get("lows"));
    float[] highs = floats(root.get("highs"));
    return new EnvironmentSpec(
        new Space(
            IntStream.range(0, root.get("observation").asInt())
                .mapToObj(i -> Dimension.unbounded("o" + i, ""))
                .toList()),
        new Space(
            IntStream.range(0, lows.length)
                .mapToObj(i -> new Dimension("a" + i, "", lows[i], highs[i]))
                .toList()),
        0,
        0,
        false);
  }

  /**
   * Has an agent learn the same and asserts that it comes to the same.
   *
   * @param agent new, made for {@link #environment()} with the settings of the case
   * @param noise what the agent draws all normal numbers of {@code learn} from
   */
  public void compare(Agent agent, RecordedNoise noise) {
    agent.load(initialState(agent));
    TransitionBatch batch =
        new TransitionBatch(
            agent.batchSize(), root.get("observation").asInt(), root.get("lows").size());
    int number = 0;
    for (JsonNode step : root.get("steps")) {
      fill(step, batch);
      noise.refill(floats(step.get("noise")));
      Map<String, Double> metrics = new HashMap<>();
      agent.learn(batch, metrics::put);
      String name = "step " + number++;
      step.get("metrics")
          .properties()
          .forEach(
              it ->
                  assertClose(
                      name + ", " + it.getKey(),
                      metrics.getOrDefault(it.getKey(), Double.NaN),
                      it.getValue().asDouble()));
      assertClose(name + ", errors", batch.errors(), floats(step.get("errors")));
    }
    assertThat(number).as("recorded steps").isGreaterThan(5);
    compareState(MemoryState.of(agent::save));
    float[] expected = floats(root.get("probe").get("actions"));
    float[] actions = new float[expected.length];
    agent.act(
        floats(root.get("probe").get("observations")),
        expected.length / root.get("lows").size(),
        actions);
    assertClose("action", actions, expected);
  }

  /** What is recorded over the agent's own fresh state. */
  private StateReader initialState(Agent agent) {
    MemoryState fresh = MemoryState.of(agent::save);
    JsonNode recorded = root.get("initial");
    assertThat(fresh.names()).containsAll(recorded.propertyNames());
    MemoryState initial = new MemoryState();
    for (String name : fresh.names()) {
      if (!fresh.isTensor(name)) {
        initial.longs(name, fresh.longs(name));
      } else {
        float[] values = recorded.has(name) ? floats(recorded.get(name)) : fresh.floats(name);
        assertThat(values).as(name).hasSize(fresh.floats(name).length);
        initial.floats(name, fresh.shape(name), values);
      }
    }
    return initial.reader();
  }

  private static void fill(JsonNode step, TransitionBatch batch) {
    copy(step.get("observations"), batch.observations());
    copy(step.get("actions"), batch.actions());
    copy(step.get("rewards"), batch.rewards());
    copy(step.get("next_observations"), batch.nextObservations());
    copy(step.get("terminated"), batch.terminated());
    copy(step.get("weights"), batch.weights());
    float[] steps = floats(step.get("steps"));
    Arrays.setAll(batch.steps(), i -> (int) steps[i]);
  }

  private void compareState(MemoryState state) {
    JsonNode recorded = root.get("final");
    assertThat(state.names()).containsExactlyInAnyOrderElementsOf(recorded.propertyNames());
    for (Map.Entry<String, JsonNode> entry : recorded.properties()) {
      String name = entry.getKey();
      if (state.isTensor(name)) {
        assertClose(name, state.floats(name), floats(entry.getValue()));
      } else {
        assertThat(state.longs(name)).as(name).containsExactly(entry.getValue().asLong());
      }
    }
  }

  /** The numbers of nested lists in their order, or a single one. */
  private static float[] floats(JsonNode node) {
    if (!node.isArray()) {
      return new float[] {node.floatValue()};
    }
    List<float[]> parts = node.valueStream().map(RecordedLearning::floats).toList();
    float[] all = new float[parts.stream().mapToInt(it -> it.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static void copy(JsonNode node, float[] values) {
    float[] numbers = floats(node);
    assertThat(numbers).hasSize(values.length);
    System.arraycopy(numbers, 0, values, 0, values.length);
  }

  private static void assertClose(String what, float[] actual, float[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertClose(what + "[" + i + "]", actual[i], expected[i]);
    }
  }

  private static void assertClose(String what, double actual, double expected) {
    assertThat(actual)
        .as(what)
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }
}
