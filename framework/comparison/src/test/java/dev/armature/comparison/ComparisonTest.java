package dev.armature.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.armature.comparison.statistics.Aggregate;
import dev.armature.comparison.statistics.Bootstrap;
import dev.armature.comparison.statistics.Interval;
import dev.armature.comparison.statistics.Significance;
import dev.armature.host.random.SeededStreams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  @TempDir Path folder;

  private static ComparisonSettings settings(Optional<String> baseline) {
    return new ComparisonSettings(
        OptionalDouble.of(1),
        baseline,
        true,
        new Bootstrap(200, 0.95, new SeededStreams(0).stream("test")));
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("scores.csv"), text);
  }

  private static ScoreTable table(String... lines) {
    return new ScoreTable(
        List.of(lines).stream()
            .map(line -> line.split(" "))
            .map(it -> new Score(it[0], it[1], it[2], Double.parseDouble(it[3])))
            .toList());
  }

  /** What was estimated for the algorithm a. */
  private static double estimate(Map<String, Map<Aggregate, Interval>> all, Aggregate aggregate) {
    return requireNonNull(requireNonNull(all.get("a")).get(aggregate)).estimate();
  }

  private static double onTask(Comparison comparison, String task, Aggregate aggregate) {
    return estimate(requireNonNull(comparison.byTask().get(task)), aggregate);
  }

  @Test
  void everyPairIsComparedAndWithABaselineOnlyThoseWithIt() {
    ScoreTable scores = table("reach a 0 1", "reach a 1 3", "reach b 0 2", "reach c 0 4");

    assertThat(Comparison.of(scores, Map.of(), settings(Optional.empty())).improvements())
        .hasSize(6);
    assertThat(Comparison.of(scores, Map.of(), settings(Optional.of("b"))).improvements())
        .extracting(Comparison.Improved::first)
        .containsExactly("a", "c");
  }

  @Test
  void tasksArePutTogetherInTheMeasureOfTheirRanges() {
    ScoreTable scores = table("reach a 0 -5", "reach a 1 5", "swim a 0 100");
    Map<String, ScoreRange> ranges =
        Map.of("reach", new ScoreRange(-10, 10), "swim", new ScoreRange(0, 200));

    Comparison comparison = Comparison.of(scores, ranges, settings(Optional.empty()));

    assertThat(estimate(comparison.overall(), Aggregate.MEAN)).isCloseTo(0.5, within(1e-12));
    assertThat(onTask(comparison, "swim", Aggregate.MEAN)).isEqualTo(100);
  }

  @Test
  void medianOnATaskIsThatOfItsRuns() {
    ScoreTable scores = table("reach a 0 1", "reach a 1 2", "reach a 2 9");

    Comparison comparison = Comparison.of(scores, Map.of(), settings(Optional.empty()));

    assertThat(onTask(comparison, "reach", Aggregate.MEDIAN)).isEqualTo(2);
  }

  @Test
  void theSameSeedDrawsTheSameIntervals() {
    ScoreTable scores = table("reach a 0 1", "reach a 1 3", "reach a 2 2", "reach b 0 2");

    assertThat(Comparison.of(scores, Map.of(), settings(Optional.empty())).overall())
        .isEqualTo(Comparison.of(scores, Map.of(), settings(Optional.empty())).overall());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task,algorithm,seed|scores.csv:1: there is no column score",
        "task,algorithm,seed,score\\nr,a,0,high|scores.csv:2: score: expected a finite number,"
            + " found 'high'",
        "task,algorithm,seed,score\\nr,a,0,1\\nr,a,1,NaN|scores.csv:3: score: expected a finite",
        "task,algorithm,seed,score\\nr,a,0|scores.csv:2: score is missing",
        "task,algorithm,seed,score\\nr,,0,1|scores.csv:2: algorithm is missing",
        "task,algorithm,seed,score\\nr,a,0,1\\nr,a,1,2e200|scores.csv:3: score: expected no more",
        "task,algorithm,seed,score\\nr,a,0,1,5|scores.csv:2: expected 4 cells, found 5",
        "task,seed,algorithm,seed,score\\nr,0,a,0,1|duplicate",
        "Task;Score|first line has to name task, algorithm, seed, score, and is Task;Score",
        "task,algorithm,seed,score|there are no scores in it",
        "task,algorithm,seed,score\\nr,a,\"0,1|this is no CSV",
      })
  void whatIsWrongInAFileIsToldWithItsLine(String text, String message) throws Exception {
    Path file = file(text.replace("\\n", "\n"));

    assertThatThrownBy(() -> ScoreFile.read(file))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining(message);
  }

  @Test
  void columnsMayComeInAnyOrderAndBesideOthers() throws Exception {
    Path file = file("score, note, seed, algorithm, task\n1.5, x, 3, a, r\n");

    assertThat(ScoreFile.read(file)).containsExactly(new Score("r", "a", "3", 1.5));
  }

  @Test
  void whatASpreadsheetWritesIsRead() throws Exception {
    Path file = file("\uFEFFtask,algorithm,seed,score\r\n\"a, b\",\"say \"\"x\"\"\",0,1e-3\r\n");

    assertThat(ScoreFile.read(file)).containsExactly(new Score("a, b", "say \"x\"", "0", 1e-3));
  }

  @Test
  void scoresThatAreAllTheSameShowNoDifference() {
    Significance found = Significance.of(new double[] {1, 1, 1}, new double[] {1, 1, 1});

    // As SciPy has it.
    assertThat(found.mannWhitneyP()).isEqualTo(1);
    assertThat(found.welchP()).isNaN();
  }

  @Test
  void aSeedTwiceAndAMissingTaskAreRefused() {
    assertThatThrownBy(() -> table("r a 0 1", "r a 0 2"))
        .hasMessage("two runs of a on r have the seed 0; leave one out");
    assertThatThrownBy(() -> table("r a 0 1", "s a 0 2", "r b 0 1"))
        .hasMessage("b has no run on s; compare algorithms on the same tasks");
  }

  @Test
  void anUnknownBaselineIsToldWithTheNearestName() {
    assertThatThrownBy(
            () ->
                Comparison.of(
                    table("r ddpg 0 1", "r td3 0 1"), Map.of(), settings(Optional.of("tb3"))))
        .hasMessage("--baseline tb3: there is no such algorithm; did you mean td3?");
  }
}
