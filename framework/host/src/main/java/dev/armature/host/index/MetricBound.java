package dev.armature.host.index;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound on a metric, such as {@code return_mean>=-200}.
 *
 * @param metric the name of the metric
 * @param comparison one of {@code < <= > >= =}
 */
public record MetricBound(String metric, String comparison, double value) {

  private static final Pattern NOTATION = Pattern.compile("\\s*([^<>=\\s]+)\\s*(<=|>=|<|>|=)(.+)");

  /** Reads a bound as it is written; empty if it is none. */
  public static Optional<MetricBound> parse(String text) {
    Matcher matcher = NOTATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MetricBound(
              matcher.group(1), matcher.group(2), Double.parseDouble(matcher.group(3).strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
