package dev.armature.host.configuration;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.armature.host.plugins.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the section {@code listeners}: a section for each listener, of the type that it is named
 * after unless it says another. {@code off} in place of a section leaves the listener out, {@code
 * on} takes it with its defaults.
 */
record ListenerSections(Sections sections, List<Problem> problems) {

  private static final String KEY = "listeners";
  private static final String TYPE = "type";
  private static final String ON_FAILURE = "on-failure";

  /** The listeners in the order of their names. */
  List<ListenerChoice> read(ConfigObject root) {
    List<ListenerChoice> choices = new ArrayList<>();
    ConfigValue value = root.get(KEY);
    if (!(value instanceof ConfigObject listeners)) {
      problems.add(
          new Problem(
              Location.of(value == null ? root : value),
              KEY,
              "expected a section for each listener, such as { mlflow { tracking-uri = … } }, found"
                  + " "
                  + (value == null ? "nothing" : Scalars.show(value))));
      return choices;
    }
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(listeners).entrySet()) {
      read(entry.getKey(), entry.getValue()).ifPresent(choices::add);
    }
    return choices;
  }

  private Optional<ListenerChoice> read(String name, ConfigValue value) {
    String path = KEY + "." + name;
    if (value instanceof ConfigObject section) {
      return choose(name, path, section);
    }
    try {
      if (value.valueType() == ConfigValueType.NULL
          || !(boolean) Scalars.convert(value, boolean.class)) {
        return Optional.empty();
      }
      ConfigObject empty = ConfigValueFactory.fromMap(Map.of());
      return choose(name, path, empty.withOrigin(value.origin()));
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(
              Location.of(value),
              path,
              "expected a section { … }, on or off, found " + Scalars.show(value)));
      return Optional.empty();
    }
  }

  private Optional<ListenerChoice> choose(String name, String path, ConfigObject section) {
    ConfigObject typed =
        section.containsKey(TYPE)
            ? section
            : section.withValue(
                TYPE, ConfigValueFactory.fromAnyRef(name).withOrigin(section.origin()));
    Optional<OnFailure> onFailure = onFailure(path, section.get(ON_FAILURE));
    return sections
        .choose(typed.withoutKey(ON_FAILURE), path, Service.LISTENER, problems)
        .flatMap(choice -> onFailure.map(it -> new ListenerChoice(choice, it)));
  }

  private Optional<OnFailure> onFailure(String path, @Nullable ConfigValue value) {
    if (value == null) {
      return Optional.of(OnFailure.CONTINUE);
    }
    try {
      return Optional.of((OnFailure) Scalars.convert(value, OnFailure.class));
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(Location.of(value), path + "." + ON_FAILURE, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
