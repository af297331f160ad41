package dev.armature.agents.tribuo;

import dev.armature.api.Dataset;
import dev.armature.api.DatasetBuilder;
import dev.armature.api.Step;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Turns datasets into Tribuo's and back, to the bit: an example for each step, whose features are
 * the components of the observation and whose dimensions are those of the action, by name. What
 * else there is to a step stands in its example's metadata: {@code reward}, {@code terminated},
 * {@code truncated}, {@code success}, and at the end of an episode {@code last_observation}.
 */
public final class TribuoDatasets {

  /** The time that provenance tells, so that the same dataset gives the same bits at any time. */
  static final OffsetDateTime NO_TIME = OffsetDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);

  private static final String REWARD = "reward";
  private static final String TERMINATED = "terminated";
  private static final String TRUNCATED = "truncated";
  private static final String SUCCESS = "success";
  private static final String LAST_OBSERVATION = "last_observation";

  private TribuoDatasets() {}

  /**
   * Tribuo's form of a dataset.
   *
   * @throws IllegalArgumentException if two components have one name
   */
  public static MutableDataset<Regressor> toTribuo(Dataset dataset) {
    requireDistinct("observation", dataset.observationNames());
    requireDistinct("action", dataset.actionNames());
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> examples =
        new MutableDataset<>(new SimpleDataSourceProvenance("episodes", NO_TIME, factory), factory);
    for (int episode = 0; episode < dataset.episodes(); episode++) {
      for (int step = dataset.start(episode); step < dataset.end(episode); step++) {
        examples.add(example(dataset, episode, step));
      }
    }
    return examples;
  }

  private static Example<Regressor> example(Dataset dataset, int episode, int step) {
    int o = dataset.observationSize();
    int a = dataset.actionSize();
    int row = step + episode;
    Regressor action =
        new Regressor(
            dataset.actionNames().toArray(String[]::new), doubles(dataset.actions(), step * a, a));
    ArrayExample<Regressor> example =
        new ArrayExample<>(
            action,
            dataset.observationNames().toArray(String[]::new),
            doubles(dataset.observations(), row * o, o));
    example.setMetadataValue(REWARD, dataset.rewards()[step]);
    example.setMetadataValue(TERMINATED, dataset.terminated()[step]);
    example.setMetadataValue(TRUNCATED, dataset.truncated()[step]);
    example.setMetadataValue(SUCCESS, dataset.success()[step]);
    if (step == dataset.end(episode) - 1) {
      example.setMetadataValue(
          LAST_OBSERVATION,
          Arrays.copyOfRange(dataset.observations(), (row + 1) * o, (row + 2) * o));
    }
    return example;
  }

  /**
   * Takes a dataset back from Tribuo's form, in the order of its examples.
   *
   * @param observationNames the components of an observation, in order; features without one are an
   *     error
   * @param actionNames the components of an action, in order
   * @throws IllegalArgumentException if a component or what else belongs to a step is missing, a
   *     number is no float, or an episode is not whole
   */
  public static Dataset fromTribuo(
      org.tribuo.Dataset<Regressor> examples,
      List<String> observationNames,
      List<String> actionNames) {
    DatasetBuilder builder = new DatasetBuilder(observationNames, actionNames);
    List<Example<Regressor>> steps = examples.getData();
    boolean inside = false;
    for (int i = 0; i < steps.size(); i++) {
      float[] seen = components(observation(steps.get(i)), observationNames, i);
      if (!inside) {
        builder.begin(seen);
      }
      Example<Regressor> example = steps.get(i);
      Step step =
          new Step(
              metadata(example, REWARD, Float.class, i),
              metadata(example, TERMINATED, Boolean.class, i),
              metadata(example, TRUNCATED, Boolean.class, i),
              metadata(example, SUCCESS, Boolean.class, i));
      inside = !step.done();
      if (inside && i + 1 == steps.size()) {
        throw new IllegalArgumentException("the last episode is not whole");
      }
      float[] next =
          inside
              ? components(observation(steps.get(i + 1)), observationNames, i + 1)
              : metadata(example, LAST_OBSERVATION, float[].class, i);
      builder.add(components(action(example), actionNames, i), step, next);
    }
    return builder.build();
  }

  private static Map<String, Double> observation(Example<Regressor> example) {
    Map<String, Double> values = new TreeMap<>();
    for (Feature feature : example) {
      values.put(feature.getName(), feature.getValue());
    }
    return values;
  }

  private static Map<String, Double> action(Example<Regressor> example) {
    Map<String, Double> values = new TreeMap<>();
    for (Regressor.DimensionTuple dimension : example.getOutput()) {
      values.put(dimension.getName(), dimension.getValue());
    }
    return values;
  }

  private static float[] components(Map<String, Double> values, List<String> names, int step) {
    if (values.size() != names.size()) {
      throw new IllegalArgumentException(
          "example %d has the components %s; expected %s".formatted(step, values.keySet(), names));
    }
    float[] components = new float[names.size()];
    for (int i = 0; i < components.length; i++) {
      Double value = values.get(names.get(i));
      if (value == null || (double) value.floatValue() != value) {
        throw new IllegalArgumentException(
            "example %d: %s is %s; expected a number in single precision"
                .formatted(step, names.get(i), value));
      }
      components[i] = value.floatValue();
    }
    return components;
  }

  private static <T> T metadata(Example<Regressor> example, String key, Class<T> type, int step) {
    return example
        .getMetadataValue(key)
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(
            () -> new IllegalArgumentException("example " + step + " does not tell its " + key));
  }

  private static double[] doubles(float[] values, int from, int count) {
    double[] wide = new double[count];
    for (int i = 0; i < count; i++) {
      wide[i] = values[from + i];
    }
    return wide;
  }

  private static void requireDistinct(String what, List<String> names) {
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "the components of an " + what + " need names of their own; here they are " + names);
    }
  }
}
