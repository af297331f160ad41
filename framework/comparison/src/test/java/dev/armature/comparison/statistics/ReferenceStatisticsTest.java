package dev.armature.comparison.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.armature.host.random.SeededStreams;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statistics equal SciPy's and NumPy's; {@code src/test/python} has the script. */
class ReferenceStatisticsTest {

  private static final double EXACT = 1e-9;

  /** A share of the interval's width, as the ends are drawn at random on both sides. */
  private static final double DRAWN = 0.08;

  static Stream<Case> cases() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            ReferenceStatisticsTest.class.getResourceAsStream("/statistics.json"))) {
      List<Case> cases =
          StreamSupport.stream(JsonMapper.shared().readTree(in).get("cases").spliterator(), false)
              .map(Case::new)
              .toList();
      assertThat(cases).hasSizeGreaterThanOrEqualTo(5);
      return cases.stream();
    }
  }

  private static Bootstrap bootstrap() {
    return new Bootstrap(20_000, 0.95, new SeededStreams(7).stream("test"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pointEstimatesAreEqual(Case it) {
    for (Aggregate aggregate : Aggregate.values()) {
      assertThat(aggregate.of(it.first(), it.number("target")))
          .as(aggregate.key())
          .isCloseTo(it.json.get("aggregates").get(aggregate.key()).asDouble(), within(EXACT));
    }
    assertThat(Improvement.probability(it.first(), it.second()))
        .isCloseTo(it.number("improvement"), within(EXACT));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void intervalsAgreeWithinWhatDrawsDiffer(Case it) {
    for (Aggregate aggregate : Aggregate.values()) {
      Interval interval =
          bootstrap().interval(it.first(), scores -> aggregate.of(scores, it.number("target")));
      assertClose(aggregate.key(), interval, it.json.get("intervals").get(aggregate.key()));
    }
    assertClose(
        "improvement",
        bootstrap().interval(it.first(), it.second(), Improvement::probability),
        it.json.get("improvement_interval"));
  }

  private static void assertClose(String name, Interval interval, JsonNode ends) {
    double low = ends.get(0).asDouble();
    double high = ends.get(1).asDouble();
    double margin = DRAWN * (high - low) + EXACT;
    assertThat(interval.low()).as(name).isCloseTo(low, within(margin));
    assertThat(interval.high()).as(name).isCloseTo(high, within(margin));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void profilesAreEqual(Case it) {
    Interval[] profile =
        PerformanceProfile.of(it.first(), it.numbers("thresholds"), bootstrap().atMost(100));

    assertThat(Stream.of(profile).mapToDouble(Interval::estimate).toArray())
        .containsExactly(it.numbers("profile"), within(EXACT));
    assertThat(profile).allMatch(point -> point.low() <= point.high());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void testsOfSignificanceAreEqual(Case it) {
    for (int task = 0; task < it.first().length; task++) {
      JsonNode expected = it.json.get("tests").get(task);
      Significance found = Significance.of(it.first()[task], it.second()[task]);
      assertThat(found.welchT()).isCloseTo(expected.get("welch_t").asDouble(), within(EXACT));
      assertThat(found.welchP()).isCloseTo(expected.get("welch_p").asDouble(), within(EXACT));
      assertThat(found.mannWhitneyU())
          .isCloseTo(expected.get("mann_whitney_u").asDouble(), within(EXACT));
      assertThat(found.mannWhitneyP())
          .isCloseTo(expected.get("mann_whitney_p").asDouble(), within(EXACT));
    }
  }

  /** One case of the file. */
  record Case(JsonNode json) {

    double number(String key) {
      return json.get(key).asDouble();
    }

    double[] numbers(String key) {
      return numbers(json.get(key));
    }

    double[][] first() {
      return matrix("first");
    }

    double[][] second() {
      return matrix("second");
    }

    private double[][] matrix(String key) {
      JsonNode rows = json.get(key);
      return IntStream.range(0, rows.size())
          .mapToObj(i -> numbers(rows.get(i)))
          .toArray(double[][]::new);
    }

    private static double[] numbers(JsonNode row) {
      return IntStream.range(0, row.size()).mapToDouble(i -> row.get(i).asDouble()).toArray();
    }

    @Override
    public String toString() {
      return json.get("name").asString();
    }
  }
}
