package dev.armature.host.configuration;

import java.util.Locale;

/**
 * How Java names read in a configuration: {@code batchSize} and {@code BATCH_SIZE} as batch-size.
 */
public final class Keys {

  private Keys() {}

  /** The key of a record component. */
  public static String ofComponent(String name) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        key.append('-').append(Character.toLowerCase(c));
      } else {
        key.append(c);
      }
    }
    return key.toString();
  }

  /** The word for an enum constant. */
  public static String ofConstant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
