package dev.armature.app;

import dev.armature.comparison.Band;
import dev.armature.comparison.ComparedRun;
import dev.armature.comparison.ComparedRuns;
import dev.armature.comparison.Comparison;
import dev.armature.comparison.ComparisonSettings;
import dev.armature.comparison.LearningCurves;
import dev.armature.comparison.ReferenceCurve;
import dev.armature.comparison.RunSearch;
import dev.armature.comparison.Score;
import dev.armature.comparison.ScoreFile;
import dev.armature.comparison.ScoreRange;
import dev.armature.comparison.ScoreTable;
import dev.armature.comparison.report.PageData;
import dev.armature.comparison.report.Report;
import dev.armature.comparison.report.ReportFolder;
import dev.armature.comparison.statistics.Bootstrap;
import dev.armature.host.random.SeededStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code armature compare}. */
@Command(
    name = "compare",
    description = {
      "Compares algorithms over tasks and seeds, as Agarwal et al. 2021 ask for.",
      "Prints a table and writes a report: a page for the browser, figures, CSV."
    })
final class CompareCommand implements Callable<Integer> {

  private static final String SCORE = "score";

  @Parameters(
      paramLabel = "RUNS",
      arity = "0..*",
      description = "Run folders, or folders with run folders in them.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description =
          "Compare the scores in a CSV file instead of runs: task,algorithm,seed,score. More is"
              + " better.")
  private Optional<Path> scores = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "KEY",
      split = ",",
      description =
          "What tells algorithms apart: sections or keys of the configuration. Default: agent.")
  private List<String> by = List.of("agent");

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "The column of metrics.csv that is compared. Default: ${DEFAULT-VALUE}.")
  private String metric = "evaluation/return";

  @Option(
      names = "--last",
      paramLabel = "N",
      description =
          "The score of a run is the mean of the last N values of its metric. Default:"
              + " ${DEFAULT-VALUE}.")
  private int last = 1;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description = "Hold the others against this algorithm. Default: every pair is compared.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--tests",
      description = "Test for differences on each task: Welch's t and Mann-Whitney's U.")
  private boolean tests;

  @Option(
      names = "--normalise",
      paramLabel = "FILE",
      description =
          "What counts as 0 and as 1 on each task, to put tasks together: CSV with task,low,high.")
  private Optional<Path> ranges = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "X",
      description =
          "What the optimality gap is measured from. Default: 1 with --scores or --normalise; else"
              + " there is no gap.")
  private Optional<Double> target = Optional.empty();

  @Option(
      names = "--curves",
      paramLabel = "FILE",
      description = "Published curves to show beside: CSV with task,algorithm,step,score.")
  private Optional<Path> published = Optional.empty();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description =
          "Draws of the bootstrap; curves, profiles and improvements use at most 2000. Default:"
              + " ${DEFAULT-VALUE}.")
  private int resamples = 50_000;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "What intervals and bands are to hold. Default: ${DEFAULT-VALUE}.")
  private double confidence = 0.95;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the bootstrap's draws follow from. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The report's folder, new or empty. Default: comparison, or comparison-2, … where that is"
              + " taken.")
  private Optional<Path> out = Optional.empty();

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws IOException {
    requireSense();
    if (out.isPresent()) {
      ReportFolder.requireFree(out.get());
    }
    Report report = scores.isPresent() ? ofScores(scores.get()) : ofRuns();
    Path folder = out.isPresent() ? out.get() : ReportFolder.next(Path.of(""));
    ReportFolder.write(report, folder);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("report", folder.resolve("report.html").toString());
    json.putAll(PageData.of(report));
    output.print(json, () -> ComparisonTable.of(report.comparison()));
    if (!output.isJson()) {
      output.note("report: " + folder.resolve("report.html"));
    }
    return ExitStatus.DONE;
  }

  private void requireSense() {
    if (scores.isPresent() != runs.isEmpty()) {
      throw new BadInputException("expected either run folders or --scores FILE");
    }
    if (last < 1) {
      throw new BadInputException("--last " + last + ": expected 1 or more");
    }
    if (resamples < 1) {
      throw new BadInputException("--resamples " + resamples + ": expected 1 or more");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new BadInputException(
          "--confidence " + confidence + ": expected a number between 0 and 1, such as 0.95");
    }
  }

  private Report ofScores(Path file) throws IOException {
    if (published.isPresent()) {
      throw new BadInputException("--curves goes with run folders, not with --scores");
    }
    Comparison comparison = compare(ScoreFile.read(file), ranges());
    return new Report(
        title(comparison), SCORE, comparison, Map.of(), List.of(), List.of(), confidence);
  }

  private Report ofRuns() throws IOException {
    ComparedRuns compared = ComparedRuns.read(RunSearch.find(runs), metric, by);
    compared.leftOut().forEach(it -> output.err().println(it + " is left out: it is not finished"));
    output.err().flush();
    Map<String, ScoreRange> ranges = ranges();
    List<ReferenceCurve> references =
        published.isPresent() ? ReferenceCurve.read(published.get()) : List.of();
    Comparison comparison = compare(compared.scores(last), ranges);
    LearningCurves curves = new LearningCurves(bootstrap());
    compared.addTo(curves);
    List<String> tasks = comparison.scores().tasks();
    Map<String, List<Band>> byTask = new LinkedHashMap<>();
    for (String task : tasks) {
      List<Band> bands = new ArrayList<>(curves.onTask(task));
      references.stream()
          .filter(it -> it.task().equals(task))
          .forEach(it -> bands.add(Band.published(it.algorithm(), it.curve())));
      byTask.put(task, bands);
    }
    List<Band> efficiency = tasks.size() > 1 ? curves.overall(ranges) : List.of();
    List<ComparedRun> all = compared.runs();
    return new Report(title(comparison), metric, comparison, byTask, efficiency, all, confidence);
  }

  private Comparison compare(List<Score> found, Map<String, ScoreRange> ranges) {
    boolean unit = scores.isPresent() || !ranges.isEmpty();
    OptionalDouble gap =
        target.map(OptionalDouble::of).orElse(unit ? OptionalDouble.of(1) : OptionalDouble.empty());
    return Comparison.of(
        new ScoreTable(found), ranges, new ComparisonSettings(gap, baseline, tests, bootstrap()));
  }

  private Map<String, ScoreRange> ranges() throws IOException {
    return ranges.isPresent() ? ScoreRange.read(ranges.get()) : Map.of();
  }

  private Bootstrap bootstrap() {
    return new Bootstrap(
        resamples, confidence, new SeededStreams(seed).stream("comparison.bootstrap"));
  }

  private static String title(Comparison comparison) {
    return String.join(", ", comparison.algorithms())
        + " on "
        + String.join(", ", comparison.scores().tasks());
  }
}
