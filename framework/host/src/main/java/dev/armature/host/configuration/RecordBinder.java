package dev.armature.host.configuration;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.armature.api.ConfigurationException;
import dev.armature.api.Setting;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds a HOCON object to a record: each component to the key of its name, every key to a
 * component. It goes on after a fault, so that one run of it finds them all.
 *
 * <p>A component is a number, a boolean, a string, an enum, a record, a {@link NestedSection}, a
 * {@code Config}, which takes any section as it is, or a {@code List} or {@code Optional} of these;
 * an optional key may be missing or null.
 */
public final class RecordBinder {

  private final Sections sections;
  private final List<Problem> problems;
  private final List<Choice> nested = new ArrayList<>();

  /**
   * @param sections finds what nested sections choose
   * @param problems takes what is found wrong
   */
  RecordBinder(Sections sections, List<Problem> problems) {
    this.sections = sections;
    this.problems = problems;
  }

  /** What the nested sections of the records bound so far chose. */
  List<Choice> nested() {
    return nested;
  }

  /**
   * Binds a section whose keys are all the record's.
   *
   * @param section the section, defaults merged in
   * @param path its full key, for messages
   * @param type the record to make
   * @param offers what nested sections choose from
   * @throws InvalidConfigurationException with everything that is wrong
   */
  public static <R> R bind(ConfigObject section, String path, Class<R> type, Offers offers) {
    List<Problem> found = new ArrayList<>();
    return new RecordBinder(new Sections(offers), found)
        .bind(section, path, type, new String[0])
        .orElseThrow(() -> new InvalidConfigurationException(found));
  }

  /**
   * Binds a section.
   *
   * @param section the section, defaults merged in
   * @param path its full key, for messages
   * @param type the record to make
   * @param reserved keys of the section that are not the record's, such as {@code type}
   * @return the record, or empty if there were problems
   */
  <R> Optional<R> bind(ConfigObject section, String path, Class<R> type, String[] reserved) {
    int before = problems.size();
    Map<String, RecordComponent> components = new TreeMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.put(Keys.ofComponent(component.getName()), component);
    }
    section.forEach(
        (key, value) -> {
          if (!components.containsKey(key) && !Arrays.asList(reserved).contains(key)) {
            report(
                value,
                join(path, key),
                "unknown key; " + NearestName.hint(key, components.keySet()));
          }
        });
    RecordComponent[] ordered = type.getRecordComponents();
    @Nullable Object[] arguments = new Object[ordered.length];
    for (int i = 0; i < ordered.length; i++) {
      arguments[i] = component(section, path, ordered[i]);
    }
    return problems.size() == before ? construct(section, path, type, arguments) : Optional.empty();
  }

  private @Nullable Object component(ConfigObject section, String path, RecordComponent component) {
    String key = Keys.ofComponent(component.getName());
    String full = join(path, key);
    Type type = component.getGenericType();
    Optional<ConfigValue> value =
        Optional.ofNullable(section.get(key)).filter(it -> it.unwrapped() != null);
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      Type element = generic.getActualTypeArguments()[0];
      return value.map(it -> value(it, full, element, component));
    }
    if (value.isEmpty()) {
      report(section, full, "missing; expected " + Scalars.describe(type));
      return null;
    }
    return value(value.get(), full, type, component);
  }

  private @Nullable Object value(
      ConfigValue value, String key, Type type, RecordComponent component) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return list(value, key, generic.getActualTypeArguments()[0], component);
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      if (value instanceof ConfigObject object) {
        return bind(object, key, record, new String[0]).orElse(null);
      }
      report(value, key, "expected a section { … }, found " + Scalars.show(value));
      return null;
    }
    if (type == Config.class) {
      if (value instanceof ConfigObject object) {
        return object.toConfig();
      }
      report(value, key, "expected a section { … }, found " + Scalars.show(value));
      return null;
    }
    Optional<Service> service = NestedSection.service(type);
    if (service.isPresent()) {
      return nested(value, key, service.get());
    }
    try {
      Object scalar = Scalars.convert(value, (Class<?>) type);
      checkRange(scalar, component);
      return scalar;
    } catch (IllegalArgumentException e) {
      report(value, key, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Object nested(ConfigValue value, String key, Service service) {
    if (!(value instanceof ConfigObject object)) {
      report(value, key, "expected a section { type = … }, found " + Scalars.show(value));
      return null;
    }
    Optional<Choice> choice = sections.choose(object, key, service, problems);
    choice.ifPresent(nested::add);
    return choice.map(NestedSection::factory).orElse(null);
  }

  private @Nullable Object list(
      ConfigValue value, String key, Type element, RecordComponent component) {
    if (!(value instanceof List<?> list)) {
      report(value, key, "expected a list [ … ], found " + Scalars.show(value));
      return null;
    }
    List<Object> bound = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object item = value((ConfigValue) list.get(i), key + "[" + i + "]", element, component);
      if (item == null) {
        return null;
      }
      bound.add(item);
    }
    return bound;
  }

  private static void checkRange(Object scalar, RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (!(scalar instanceof Number number) || setting == null || setting.range().isEmpty()) {
      return;
    }
    if (!Interval.parse(setting.range()).contains(number.doubleValue())) {
      String unit = setting.unit().isEmpty() ? "" : " " + setting.unit();
      throw new IllegalArgumentException(
          scalar + " is out of range; expected " + setting.range() + unit);
    }
  }

  private <R> Optional<R> construct(
      ConfigObject section, String path, Class<R> type, @Nullable Object[] arguments) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ConfigurationException refusal) {
        problems.add(locate(refusal, section, path));
        return Optional.empty();
      }
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        report(section, path, String.valueOf(refusal.getMessage()));
        return Optional.empty();
      }
      throw new IllegalStateException(type + " cannot be made from its settings", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made from its settings", e);
    }
  }

  /** Puts a refusal by a plugin where its key was written. */
  static Problem locate(ConfigurationException refusal, ConfigObject section, String path) {
    ConfigValue value = section;
    for (String part : refusal.key().split("\\.")) {
      if (value instanceof ConfigObject object && object.get(part) != null) {
        value = object.get(part);
      }
    }
    String key = refusal.key().isEmpty() ? path : join(path, refusal.key());
    return new Problem(Location.of(value), key, String.valueOf(refusal.getMessage()));
  }

  private void report(ConfigValue where, String key, String message) {
    problems.add(new Problem(Location.of(where), key, message));
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
