package dev.armature.host.sweeps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.armature.api.RandomStream;
import dev.armature.host.configuration.NearestName;
import dev.armature.host.random.SeededStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Settings drawn at random: {@code random { count = 20, seed = 0, KEY = … }}. A key's draws come
 * from a stream of its own, so that another key, or a greater count, leaves them as they are.
 */
final class RandomSearch {

  private static final String COUNT = "count";
  private static final String SEED = "seed";
  private static final String UNIFORM = "uniform";
  private static final String LOG_UNIFORM = "log-uniform";
  private static final String INTEGER = "integer";
  private static final Set<String> DISTRIBUTIONS = Set.of(UNIFORM, LOG_UNIFORM, INTEGER);
  private static final int MOST = 10_000;

  private final SeededStreams streams;
  private final List<Config> drawn = new ArrayList<>();

  private RandomSearch(long count, long seed) {
    streams = new SeededStreams(seed);
    for (int i = 0; i < count; i++) {
      drawn.add(ConfigFactory.empty());
    }
  }

  /**
   * Draws all settings.
   *
   * @throws SweepException if the section cannot be understood
   */
  static List<Config> draw(ConfigObject section) {
    ConfigValue count = section.get(COUNT);
    if (count == null) {
      throw new SweepException(section, "count is missing: how many settings are drawn");
    }
    long wanted = whole(count);
    if (wanted < 1 || wanted > MOST) {
      throw new SweepException(count, "expected a count from 1 to " + MOST);
    }
    ConfigValue seed = section.get(SEED);
    RandomSearch search = new RandomSearch(wanted, seed == null ? 0 : whole(seed));
    section.forEach(
        (key, value) -> {
          if (!key.equals(COUNT) && !key.equals(SEED)) {
            search.collect(ConfigUtil.joinPath(key), value);
          }
        });
    return search.drawn;
  }

  private static long whole(ConfigValue value) {
    if (value.unwrapped() instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw new SweepException(value, "expected a whole number");
  }

  private void collect(String path, ConfigValue value) {
    if (value instanceof ConfigList list && !list.isEmpty()) {
      RandomStream random = streams.stream(path);
      add(path, () -> list.get(random.nextInt(list.size())));
    } else if (value instanceof ConfigObject section
        && section.size() == 1
        && section.values().iterator().next() instanceof ConfigList bounds
        && bounds.size() == 2
        && bounds.stream().allMatch(it -> it.valueType() == ConfigValueType.NUMBER)) {
      distribution(path, section.keySet().iterator().next(), bounds);
    } else if (value instanceof ConfigObject section && !section.isEmpty()) {
      section.forEach((key, nested) -> collect(path + "." + ConfigUtil.joinPath(key), nested));
    } else {
      throw new SweepException(
          value,
          path
              + ": expected a list to choose from, or { uniform = [low, high] }, { log-uniform ="
              + " [low, high] } or { integer = [low, high] }");
    }
  }

  private void distribution(String path, String name, ConfigList bounds) {
    if (!DISTRIBUTIONS.contains(name)) {
      throw new SweepException(
          bounds,
          path + ": no distribution " + name + "; " + NearestName.hint(name, DISTRIBUTIONS));
    }
    double low = ((Number) bounds.get(0).unwrapped()).doubleValue();
    double high = ((Number) bounds.get(1).unwrapped()).doubleValue();
    if (low > high || (name.equals(LOG_UNIFORM) && low <= 0)) {
      throw new SweepException(
          bounds,
          path
              + ": expected the lesser number before the greater"
              + (name.equals(LOG_UNIFORM) ? ", both above 0" : ""));
    }
    RandomStream random = streams.stream(path);
    switch (name) {
      case INTEGER -> {
        long first = whole(bounds.get(0));
        double many = whole(bounds.get(1)) - first + 1.0;
        add(path, () -> number(first + (long) (random.nextDouble() * many), bounds));
      }
      case LOG_UNIFORM -> {
        double ratio = high / low;
        add(path, () -> number(low * Math.pow(ratio, random.nextDouble()), bounds));
      }
      default -> add(path, () -> number(low + (high - low) * random.nextDouble(), bounds));
    }
  }

  private static ConfigValue number(Number value, ConfigValue written) {
    return ConfigValueFactory.fromAnyRef(value).withOrigin(written.origin());
  }

  private void add(String path, Supplier<ConfigValue> draw) {
    drawn.replaceAll(it -> it.withValue(path, draw.get()));
  }
}
