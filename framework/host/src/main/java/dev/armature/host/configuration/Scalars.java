package dev.armature.host.configuration;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Converts single HOCON values; text that reads as a number counts as one, as HOCON has it. */
final class Scalars {

  /** Reading a number takes time in the square of its length. */
  private static final int LONGEST_NUMBER = 1000;

  private Scalars() {}

  /**
   * Converts a value.
   *
   * @param type int, long, float, double, boolean, String or an enum, primitive or boxed
   * @throws IllegalArgumentException with a message fit for the user if it does not convert
   */
  static Object convert(ConfigValue value, Class<?> type) {
    if (type.isEnum()) {
      return constant(value, type);
    }
    if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
      throw mismatch(value, type);
    }
    String text = String.valueOf(value.unwrapped());
    if (type == String.class) {
      return text;
    }
    if (type == boolean.class || type == Boolean.class) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "on" -> true;
        case "false", "no", "off" -> false;
        default -> throw mismatch(value, type);
      };
    }
    if (text.length() > LONGEST_NUMBER) {
      throw mismatch(value, type);
    }
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (type == int.class || type == Integer.class) {
        return number.intValueExact();
      }
      if (type == long.class || type == Long.class) {
        return number.longValueExact();
      }
      if (type == float.class || type == Float.class) {
        return finite(number.floatValue(), value, type);
      }
      if (type == double.class || type == Double.class) {
        return finite(number.doubleValue(), value, type);
      }
    } catch (NumberFormatException e) {
      throw mismatch(value, type);
    } catch (ArithmeticException e) {
      throw mismatch(value, type);
    }
    throw new IllegalStateException("a configuration record cannot have a component of " + type);
  }

  private static Number finite(Number number, ConfigValue value, Class<?> type) {
    if (!Double.isFinite(number.doubleValue())) {
      throw mismatch(value, type);
    }
    return number;
  }

  private static Object constant(ConfigValue value, Class<?> type) {
    String text = String.valueOf(value.unwrapped());
    List<? extends Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(it -> (Enum<?>) it).toList();
    for (Enum<?> constant : constants) {
      if (Keys.ofConstant(constant).equals(text)) {
        return constant;
      }
    }
    List<String> names = constants.stream().map(Keys::ofConstant).toList();
    String expected = String.join(", ", names);
    String hint = NearestName.hint(text, names);
    throw new IllegalArgumentException(
        "there is no "
            + text
            + "; expected one of "
            + expected
            + (hint.startsWith("did") ? "; " + hint : ""));
  }

  private static IllegalArgumentException mismatch(ConfigValue value, Class<?> type) {
    return new IllegalArgumentException("expected " + describe(type) + ", found " + show(value));
  }

  /** A value as the user wrote it, shortened. */
  static String show(ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return text.length() <= 40 ? text : text.substring(0, 37) + "…";
  }

  /** What a component of that type holds, in words. */
  static String describe(Type type) {
    if (type instanceof ParameterizedType generic) {
      String element = describe(generic.getActualTypeArguments()[0]);
      return generic.getRawType() == List.class ? "a list of " + plural(element) : element;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return "one of "
          + String.join(
              ", ",
              Arrays.stream(plain.getEnumConstants())
                  .map(it -> Keys.ofConstant((Enum<?>) it))
                  .toList());
    }
    if (plain.isRecord()) {
      return "a section { … }";
    }
    if (NestedSection.service(plain).isPresent()) {
      return "a section { type = … }";
    }
    return switch (plain.getSimpleName().toLowerCase(Locale.ROOT)) {
      case "int", "integer", "long" -> "a whole number";
      case "float", "double" -> "a number";
      case "boolean" -> "true or false";
      default -> "a text";
    };
  }

  private static String plural(String phrase) {
    return phrase.startsWith("a ") ? phrase.substring(2) + "s" : phrase;
  }
}
