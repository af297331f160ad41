package dev.armature.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import dev.armature.api.Setting;
import dev.armature.host.configuration.Keys;
import dev.armature.host.configuration.NestedSection;
import dev.armature.host.plugins.Offer;
import dev.armature.host.plugins.Offers;
import dev.armature.host.plugins.Service;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One key of a provider's section.
 *
 * @param key dotted where it stands in a nested section; {@code []} marks the elements of a list
 * @param type integer, number, boolean, string, choice, section, or a list of these
 * @param choices the words that a choice can be
 * @param standard the default
 * @param required whether the user must give it
 * @param setting its annotation; empty where it has none
 */
record SettingDescription(
    String key,
    String type,
    List<String> choices,
    Optional<ConfigValue> standard,
    boolean required,
    Optional<Setting> setting) {

  /**
   * All keys of a provider in the order of its record, nested ones after their section; of a
   * section that chooses a type, the type alone.
   *
   * @param offers what such a section can choose from
   */
  static List<SettingDescription> of(Offer offer, Offers offers) {
    List<SettingDescription> found = new ArrayList<>();
    collect(offer.provider().configType(), "", offer.defaults(), true, offers, found);
    return found;
  }

  private static void collect(
      Class<?> section,
      String prefix,
      Config defaults,
      boolean required,
      Offers offers,
      List<SettingDescription> found) {
    for (RecordComponent component : section.getRecordComponents()) {
      String key = prefix + Keys.ofComponent(component.getName());
      Type type = component.getGenericType();
      boolean optional = false;
      if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
        optional = true;
        type = generic.getActualTypeArguments()[0];
      }
      boolean list =
          type instanceof ParameterizedType generic && generic.getRawType() == List.class;
      Class<?> element =
          (Class<?>) (list ? ((ParameterizedType) type).getActualTypeArguments()[0] : type);
      Optional<ConfigValue> standard = standard(defaults, key);
      boolean demanded = required && !optional;
      found.add(
          new SettingDescription(
              key,
              list ? "list of " + plural(word(element)) : word(element),
              choices(element),
              standard.filter(it -> !(it instanceof ConfigObject)),
              demanded && standard.isEmpty() && (list || !isSection(element)),
              Optional.ofNullable(component.getAnnotation(Setting.class))));
      String inner = key + (list ? "[]." : ".");
      if (element.isRecord()) {
        collect(element, inner, defaults, demanded, offers, found);
      }
      NestedSection.service(element)
          .ifPresent(it -> found.add(type(inner + "type", it, defaults, demanded, offers)));
    }
  }

  private static SettingDescription type(
      String key, Service service, Config defaults, boolean required, Offers offers) {
    Optional<ConfigValue> standard = standard(defaults, key);
    return new SettingDescription(
        key,
        "choice",
        offers.types(service),
        standard,
        required && standard.isEmpty(),
        Optional.empty());
  }

  private static boolean isSection(Class<?> type) {
    return type.isRecord() || type == Config.class || NestedSection.service(type).isPresent();
  }

  private static Optional<ConfigValue> standard(Config defaults, String key) {
    return !key.contains("[]") && defaults.hasPath(key)
        ? Optional.of(defaults.getValue(key))
        : Optional.empty();
  }

  private static String word(Class<?> type) {
    if (isSection(type)) {
      return "section";
    }
    if (type.isEnum()) {
      return "choice";
    }
    return switch (type.getSimpleName()) {
      case "int", "Integer", "long", "Long" -> "integer";
      case "float", "Float", "double", "Double" -> "number";
      case "boolean", "Boolean" -> "boolean";
      default -> "string";
    };
  }

  private static String plural(String word) {
    return word + "s";
  }

  private static List<String> choices(Class<?> type) {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(it -> Keys.ofConstant((Enum<?>) it)).toList()
        : List.of();
  }

  /** The type in a table: the words themselves where it is a choice. */
  String shownType() {
    return choices.isEmpty() ? type : type.replaceAll("choices?", String.join("|", choices));
  }

  /** The default in a table. */
  String shownDefault() {
    return standard.map(SettingDescription::show).orElse(required ? "(required)" : "");
  }

  private static String show(ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return switch (value.valueType()) {
      case STRING -> String.valueOf(value.unwrapped());
      case NUMBER -> text.toLowerCase(Locale.ROOT).replace(".0e", "e");
      default -> text;
    };
  }

  String unit() {
    return setting.map(Setting::unit).orElse("");
  }

  String range() {
    return setting.map(Setting::range).orElse("");
  }

  String meaning() {
    return setting.map(Setting::value).orElse("");
  }

  String source() {
    return setting.map(Setting::source).orElse("");
  }

  /** The description under the keys that {@code --format json} promises. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", key);
    json.put("type", type);
    if (!choices.isEmpty()) {
      json.put("choices", choices);
    }
    standard.ifPresent(value -> json.put("default", value.unwrapped()));
    json.put("required", required);
    json.put("unit", unit());
    json.put("range", range());
    json.put("meaning", meaning());
    json.put("source", source());
    return json;
  }
}
