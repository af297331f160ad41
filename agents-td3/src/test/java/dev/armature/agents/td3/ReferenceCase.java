package dev.armature.agents.td3;

import static java.util.stream.Collectors.toMap;

import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recorded TD3 run of PyTorch: first weights, batches with the normal numbers drawn, and what
 * PyTorch held after each step and at the end. Weights are row-major {@code [in, out]} in the file.
 */
final class ReferenceCase {

  private final JsonNode root;

  ReferenceCase(Path file) {
    root = JsonMapper.shared().readTree(file);
  }

  String name() {
    return root.get("name").asString();
  }

  int integer(String key) {
    return root.get(key).asInt();
  }

  double number(String key) {
    return root.get(key).asDouble();
  }

  double adam(String key) {
    return root.get("adam").get(key).asDouble();
  }

  float[] actionBounds() {
    return floats(root.get("a_max"));
  }

  List<Integer> hidden() {
    List<Integer> hidden = new ArrayList<>();
    root.get("hidden").forEach(units -> hidden.add(units.asInt()));
    return hidden;
  }

  List<JsonNode> steps() {
    return List.copyOf(root.get("steps").valueStream().toList());
  }

  JsonNode probe() {
    return root.get("probe");
  }

  /** The parameters of each network in {@code section}, in the layout of a saved network. */
  void writeParameters(String section, StateWriter out) {
    root.get(section)
        .properties()
        .forEach(network -> writeLayers(network.getValue(), out.scoped(network.getKey())));
  }

  private static void writeLayers(JsonNode layers, StateWriter out) {
    for (int l = 0; l < layers.size(); l++) {
      JsonNode layer = layers.get(l);
      int in = layer.get("in").asInt();
      int units = layer.get("out").asInt();
      StateWriter entry = out.scoped("layers").scoped(Integer.toString(l));
      entry.floats("weight", new int[] {units, in}, transposed(layer.get("W"), in, units));
      entry.floats("bias", new int[] {units}, floats(layer.get("b")));
    }
  }

  /** The expected Adam moments, by the names of a saved optimizer below the network's name. */
  Map<String, float[]> moments() {
    Map<String, List<JsonNode>> shapes =
        root.get("final").properties().stream()
            .collect(toMap(Map.Entry::getKey, it -> it.getValue().valueStream().toList()));
    Map<String, float[]> moments = new java.util.TreeMap<>();
    for (Map.Entry<String, JsonNode> network : root.get("final_adam").properties()) {
      List<JsonNode> layers = shapes.get(network.getKey());
      if (layers == null) {
        continue; // "updates" stands beside the networks.
      }
      for (int l = 0; l < layers.size(); l++) {
        int in = layers.get(l).get("in").asInt();
        int out = layers.get(l).get("out").asInt();
        JsonNode layer = network.getValue().get(l);
        String prefix = network.getKey() + "_optimizer.layers." + l + ".";
        moments.put(prefix + "weight.exp_avg", transposed(layer.get("mW"), in, out));
        moments.put(prefix + "weight.exp_avg_sq", transposed(layer.get("vW"), in, out));
        moments.put(prefix + "bias.exp_avg", floats(layer.get("mb")));
        moments.put(prefix + "bias.exp_avg_sq", floats(layer.get("vb")));
      }
    }
    return moments;
  }

  /** The number of updates each optimizer has made at the end. */
  Map<String, Long> updates() {
    return root.get("final_adam").get("updates").properties().stream()
        .collect(toMap(Map.Entry::getKey, it -> it.getValue().asLong()));
  }

  static void fill(JsonNode step, TransitionBatch batch) {
    copy(step.get("state"), batch.observations());
    copy(step.get("action"), batch.actions());
    copy(step.get("reward"), batch.rewards());
    copy(step.get("next_state"), batch.nextObservations());
    copy(step.get("done"), batch.terminated());
  }

  static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    copy(array, values);
    return values;
  }

  private static void copy(JsonNode array, float[] values) {
    if (array.size() != values.length) {
      throw new IllegalArgumentException(array.size() + " numbers instead of " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).floatValue();
    }
  }

  private static float[] transposed(JsonNode matrix, int rows, int columns) {
    float[] values = floats(matrix);
    float[] turned = new float[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[i * columns + j];
      }
    }
    return turned;
  }
}
