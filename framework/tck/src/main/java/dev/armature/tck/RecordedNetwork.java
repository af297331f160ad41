package dev.armature.tck;

import dev.armature.api.Activation;
import dev.armature.api.MlpSettings;
import dev.armature.api.NetworkSpec;
import dev.armature.api.OptimizerSettings;
import dev.armature.api.OptimizerSettings.Algorithm;
import dev.armature.api.OptimizerSettings.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network and what PyTorch made of it, as {@code src/main/python/network_cases.py} records it.
 *
 * <p>From the parameters {@link #initial} on, the network takes {@link #updates} updates; its
 * batches come round again.
 *
 * @param name what it is about
 * @param json everything else
 */
record RecordedNetwork(String name, JsonNode json) {

  NetworkSpec spec() {
    List<Integer> hidden = new ArrayList<>();
    json.required("hidden").forEach(units -> hidden.add(units.asInt()));
    return new NetworkSpec(
        integer("inputs"),
        integer("outputs"),
        integer("members"),
        new MlpSettings(
            hidden,
            constant(Activation.class, json.required("activation")),
            json.required("layer_normalisation").asBoolean(),
            json.required("residual").asBoolean()),
        constant(Activation.class, json.required("output_activation")),
        Optional.of(optimizer(json.required("optimizer"))));
  }

  private static OptimizerSettings optimizer(JsonNode json) {
    return new OptimizerSettings(
        constant(Algorithm.class, json.required("algorithm")),
        json.required("learning_rate").asDouble(),
        json.required("beta1").asDouble(),
        json.required("beta2").asDouble(),
        json.required("epsilon").asDouble(),
        json.required("weight_decay").asDouble(),
        constant(Schedule.class, json.required("schedule")),
        json.required("final_learning_rate").asDouble(),
        json.required("decay_updates").asLong(),
        json.required("max_gradient_norm").asDouble());
  }

  /** The rows of each batch. */
  int rows() {
    return integer("rows");
  }

  int updates() {
    return integer("updates");
  }

  /** The inputs of an update, {@code [rows, inputs]}. */
  float[] x(int update) {
    return floats(batch(update).required("x"));
  }

  /** The loss's gradient with respect to the outputs, {@code [members, rows, outputs]}. */
  float[] dy(int update) {
    return floats(batch(update).required("dy"));
  }

  private JsonNode batch(int update) {
    JsonNode batches = json.required("batches");
    return batches.required(update % batches.size());
  }

  /** The first parameters, as a network saves them. */
  MemoryState initial() {
    MemoryState state = new MemoryState();
    json.required("initial")
        .properties()
        .forEach(it -> state.floats(it.getKey(), shape(it.getValue()), floats(it.getValue())));
    return state;
  }

  /** The outputs for the first batch; {@code when} is {@code first} or {@code last}. */
  double[] outputs(String when) {
    return doubles(json.required(when).required("outputs"));
  }

  /** The gradient with respect to the inputs of the first batch, before the first update. */
  double[] inputGradient() {
    return doubles(json.required("first").required("input_gradient"));
  }

  /** The gradient with respect to each parameter over the first batch, before the first update. */
  Map<String, double[]> gradients() {
    return tensors(json.required("first").required("gradients"), "");
  }

  /** Each parameter after the last update. */
  Map<String, double[]> parameters() {
    return tensors(json.required("last").required("parameters"), "");
  }

  /** The optimizer's moments after the last update, by their saved names; not in every case. */
  Map<String, double[]> moments() {
    Map<String, double[]> moments = new TreeMap<>();
    for (String moment : List.of("exp_avg", "exp_avg_sq")) {
      moments.putAll(tensors(json.required("last").path(moment), "." + moment));
    }
    return moments;
  }

  private int integer(String key) {
    return json.required(key).asInt();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode word) {
    return Enum.valueOf(type, word.asString().toUpperCase(Locale.ROOT));
  }

  private static Map<String, double[]> tensors(JsonNode json, String suffix) {
    Map<String, double[]> tensors = new TreeMap<>();
    json.properties().forEach(it -> tensors.put(it.getKey() + suffix, doubles(it.getValue())));
    return tensors;
  }

  /** The elements of nested arrays, in order. */
  private static double[] doubles(JsonNode array) {
    return elements(array).toArray();
  }

  private static DoubleStream elements(JsonNode node) {
    return node.isArray()
        ? node.valueStream().flatMapToDouble(RecordedNetwork::elements)
        : DoubleStream.of(node.asDouble());
  }

  private static float[] floats(JsonNode array) {
    double[] doubles = doubles(array);
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  private static int[] shape(JsonNode array) {
    IntStream.Builder shape = IntStream.builder();
    for (JsonNode node = array; node.isArray(); node = node.required(0)) {
      shape.add(node.size());
    }
    return shape.build().toArray();
  }

  @Override
  public String toString() {
    return name;
  }

  /** The cases that come with the contract, and those in {@code conformance.dir}. */
  static final class All implements ArgumentsProvider {

    private static final List<String> FILES =
        List.of("networks-architectures.json", "networks-optimizers.json");

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) throws IOException {
      return all().stream().map(Arguments::of);
    }

    private static List<RecordedNetwork> all() throws IOException {
      List<RecordedNetwork> all = new ArrayList<>();
      for (String file : FILES) {
        try (InputStream in = RecordedNetwork.class.getResourceAsStream(file)) {
          add(JsonMapper.shared().readTree(in), "", all);
        }
      }
      for (Path file : ReferenceCases.given("networks-")) {
        add(JsonMapper.shared().readTree(file), ", " + file, all);
      }
      return all;
    }

    private static void add(JsonNode file, String origin, List<RecordedNetwork> all) {
      for (JsonNode json : file.required("cases")) {
        all.add(new RecordedNetwork(json.required("name").asString() + origin, json));
      }
    }
  }
}
