package dev.armature.host.sweeps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.armature.host.plugins.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A key of a grid with the values that it takes.
 *
 * @param path the key, dotted
 */
record Axis(String path, List<ConfigValue> values) {

  /** An experiment's seed: which runs repeat each other but for chance. */
  static final String SEED = "seed";

  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
  private static final int MOST_VALUES = 10_000;
  private static final Set<String> SECTIONS =
      Set.of(
          Service.ENVIRONMENT.key(),
          Service.REPLAY_BUFFER.key(),
          Service.NETWORK.key(),
          Service.AGENT.key());

  /**
   * The axes of a grid: each list is one, a range {@code 0..9} stands for its numbers, and a single
   * value is an axis of one. Seeds come first, the other keys in alphabetical order.
   *
   * @param left keys that are none
   * @throws SweepException if a range is none
   */
  static List<Axis> of(ConfigObject grid, Set<String> left) {
    List<Axis> axes = new ArrayList<>();
    grid.forEach(
        (key, value) -> {
          if (!left.contains(key)) {
            collect(ConfigUtil.joinPath(key), value, axes);
          }
        });
    axes.sort(
        Comparator.comparing((Axis axis) -> !axis.path().equals(SEED)).thenComparing(Axis::path));
    return axes;
  }

  private static void collect(String path, ConfigValue value, List<Axis> axes) {
    if (value instanceof ConfigObject section) {
      section.forEach(
          (key, nested) -> collect(path + "." + ConfigUtil.joinPath(key), nested, axes));
      return;
    }
    List<ConfigValue> values = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(it -> values.addAll(expand((ConfigValue) it)));
    } else {
      values.addAll(expand(value));
    }
    axes.add(new Axis(path, values));
  }

  /** The numbers of a range; anything else is itself. */
  private static List<ConfigValue> expand(ConfigValue value) {
    Matcher range = RANGE.matcher(String.valueOf(value.unwrapped()));
    if (value.valueType() != ConfigValueType.STRING || !range.matches()) {
      return List.of(value);
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    if (last < first || last - first >= MOST_VALUES) {
      throw new SweepException(
          value,
          "expected a range from the lesser to the greater of at most "
              + MOST_VALUES
              + " numbers, such as 0..9, found "
              + range.group());
    }
    return LongStream.rangeClosed(first, last)
        .mapToObj(it -> ConfigValueFactory.fromAnyRef(it).withOrigin(value.origin()))
        .map(ConfigValue.class::cast)
        .toList();
  }

  /** The i-th value at its key; a mere word for a section is its type. */
  Config setting(int i) {
    ConfigValue value = values.get(i);
    boolean type = SECTIONS.contains(path) && value.valueType() == ConfigValueType.STRING;
    return ConfigFactory.empty().withValue(type ? path + ".type" : path, value);
  }

  /** All combinations of a value of each axis, the last axis changing fastest. */
  static List<Config> product(List<Axis> axes) {
    List<Config> combinations = List.of(ConfigFactory.empty());
    for (Axis axis : axes) {
      List<Config> more = new ArrayList<>();
      for (Config before : combinations) {
        for (int i = 0; i < axis.values().size(); i++) {
          more.add(axis.setting(i).withFallback(before));
        }
      }
      combinations = more;
    }
    return combinations;
  }
}
