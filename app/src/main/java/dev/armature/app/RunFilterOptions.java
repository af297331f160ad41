package dev.armature.app;

import dev.armature.host.index.MetricBound;
import dev.armature.host.index.RunFilter;
import dev.armature.host.training.RunStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that choose among runs. */
final class RunFilterOptions {

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description =
          "Runs whose name or folder is this; * stands for anything, ? for one character. May be"
              + " repeated, for either.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--agent",
      paramLabel = "TYPE",
      description = "Runs of this agent. May be repeated, for either.")
  private List<String> agents = new ArrayList<>();

  @Option(
      names = "--environment",
      paramLabel = "TYPE",
      description = "Runs in this environment. May be repeated, for either.")
  private List<String> environments = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      converter = StatusConverter.class,
      description = "Runs of this status. May be repeated, for either.")
  private List<RunStatus> statuses = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Runs with this tag. May be repeated, for all.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Runs with this seed.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = SinceConverter.class,
      description =
          "Runs begun then or later: 2026-05-01, 2026-05-01T12:30, or 30m, 12h, 7d, 2w ago.")
  private Optional<Instant> since = Optional.empty();

  @Option(
      names = "--metric",
      paramLabel = "BOUND",
      converter = BoundConverter.class,
      description =
          "Runs whose metric is within a bound, such as 'return_mean>=-200' or"
              + " 'evaluation/success>0.9'. May be repeated, for all.")
  private List<MetricBound> bounds = new ArrayList<>();

  RunFilter filter() {
    return new RunFilter(
        names,
        agents,
        environments,
        statuses,
        tags,
        seed.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        since,
        bounds);
  }

  /** Reads a status. */
  private static final class StatusConverter implements ITypeConverter<RunStatus> {
    @Override
    public RunStatus convert(String text) {
      return Arrays.stream(RunStatus.values())
          .filter(it -> it.toString().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of "
                          + Arrays.toString(RunStatus.values())
                          + ", found '"
                          + text
                          + "'"));
    }
  }

  /** Reads a bound on a metric. */
  private static final class BoundConverter implements ITypeConverter<MetricBound> {
    @Override
    public MetricBound convert(String text) {
      return MetricBound.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected a metric and a bound, such as return_mean>=-200, found '"
                          + text
                          + "'"));
    }
  }

  /** Reads a point in time, or how long ago it was. */
  private static final class SinceConverter implements ITypeConverter<Instant> {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhdw])");
    private static final Map<String, ChronoUnit> UNITS =
        Map.of(
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS);

    @Override
    public Instant convert(String text) {
      Matcher ago = AGO.matcher(text);
      if (ago.matches()) {
        ChronoUnit unit = UNITS.getOrDefault(ago.group(2), ChronoUnit.DAYS);
        return Instant.now().minus(unit.getDuration().multipliedBy(Long.parseLong(ago.group(1))));
      }
      try {
        if (!text.contains("T")) {
          return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
        return text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "expected a time such as 2026-05-01, 2026-05-01T12:30 or 12h, found '" + text + "'");
      }
    }
  }
}
