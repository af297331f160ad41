package dev.armature.host.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.armature.api.StateException;
import dev.armature.host.hocon.HoconFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares the configuration of an experiment with the one that a run was started with. */
public final class ConfigurationChange {

  private ConfigurationChange() {}

  /** The complete configuration of an experiment as text, which can be read back. */
  public static String render(Experiment experiment) {
    return experiment
        .resolved()
        .root()
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
  }

  /**
   * Every key that differs, in the order of the alphabet, with its value now and then and the place
   * where the value now is written.
   *
   * @param before what {@link #render} gave then
   * @throws StateException if it cannot be read
   */
  public static List<Problem> between(String before, Experiment now) {
    Map<String, ConfigValue> then;
    try {
      then = values(HoconFile.parse(before, "the checkpoint"));
    } catch (ConfigException e) {
      throw new StateException("the configuration in the checkpoint cannot be read");
    }
    Map<String, ConfigValue> values = values(now.resolved());
    List<Problem> changes = new ArrayList<>();
    TreeMap<String, ConfigValue> keys = new TreeMap<>(then);
    keys.putAll(values);
    for (String key : keys.keySet()) {
      ConfigValue old = then.get(key);
      ConfigValue value = values.get(key);
      if (old == null || value == null || !old.equals(value)) {
        String where = Location.of(value == null ? now.resolved().root() : value);
        changes.add(new Problem(where, key, "is " + show(value) + ", was " + show(old)));
      }
    }
    return changes;
  }

  private static Map<String, ConfigValue> values(Config config) {
    Map<String, ConfigValue> values = new TreeMap<>();
    config.entrySet().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  private static String show(@Nullable ConfigValue value) {
    return value == null ? "not set" : value.render(ConfigRenderOptions.concise());
  }
}
