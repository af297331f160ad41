package dev.armature.host.configuration;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that a key may take, as {@link dev.armature.api.Setting#range()} writes them. */
record Interval(double low, boolean lowIncluded, double high, boolean highIncluded) {

  private static final Pattern NOTATION =
      Pattern.compile("([\\[(])\\s*([^,\\s]+)\\s*,\\s*([^,\\s]+)\\s*([\\])])");

  /**
   * Reads {@code "(0, inf)"} and the like.
   *
   * @throws IllegalArgumentException if the notation is not one of an interval
   */
  static Interval parse(String notation) {
    Matcher matcher = NOTATION.matcher(notation);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an interval: " + notation);
    }
    return new Interval(
        number(matcher.group(2)),
        matcher.group(1).equals("["),
        number(matcher.group(3)),
        matcher.group(4).equals("]"));
  }

  private static double number(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  boolean contains(double value) {
    return (lowIncluded ? value >= low : value > low)
        && (highIncluded ? value <= high : value < high);
  }
}
