package dev.armature.app;

import dev.armature.host.sweeps.Sweep;
import dev.armature.host.sweeps.SweepFolder;
import dev.armature.host.sweeps.SweepProgress;
import dev.armature.host.sweeps.SweepProgress.State;
import dev.armature.host.training.LatestMetrics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows a sweep as a table at the bottom of the terminal, drawn over every second: a line for each
 * run, or, where they are too many, for those that go on and have failed.
 */
final class SweepTable implements SweepDisplay {

  private static final long PERIOD_NANOSECONDS = 1_000_000_000L;
  private static final int MOST_LINES = 20;
  private static final int LONGEST_MESSAGE = 40;

  private final SweepFolder folder;
  private final PrintStream terminal;
  private final int nameWidth;
  private final Map<String, String> finished = new HashMap<>();
  private List<SweepProgress> last = List.of();
  private long drawn = System.nanoTime() - PERIOD_NANOSECONDS;
  private int height;

  SweepTable(Sweep sweep, SweepFolder folder, PrintStream terminal) {
    this.folder = folder;
    this.terminal = terminal;
    nameWidth = sweep.runs().stream().mapToInt(it -> it.name().length()).max().orElse(1);
  }

  @Override
  public void waited(List<SweepProgress> runs) {
    last = runs;
    if (System.nanoTime() - drawn >= PERIOD_NANOSECONDS) {
      draw();
    }
  }

  @Override
  public void close() {
    if (!last.isEmpty()) {
      draw();
      last = List.of();
    }
  }

  private void draw() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Stream.of(State.values())
            .map(state -> state + " " + last.stream().filter(it -> it.state() == state).count())
            .collect(Collectors.joining("  ")));
    last.stream()
        .filter(
            it ->
                last.size() <= MOST_LINES
                    || it.state() == State.RUNNING
                    || it.state() == State.FAILED)
        .limit(MOST_LINES)
        .forEach(it -> lines.add(line(it)));
    StringBuilder text = new StringBuilder();
    if (height > 0) {
      // Up to the first line of the table, and all below it erased.
      text.append("\u001b[").append(height).append("A\r\u001b[J");
    }
    lines.forEach(it -> text.append(it).append('\n'));
    terminal.print(text);
    terminal.flush();
    height = lines.size();
    drawn = System.nanoTime();
  }

  private String line(SweepProgress run) {
    String name = String.format(Locale.ROOT, "%-" + nameWidth + "s", run.run().name());
    return switch (run.state()) {
      case WAITING, STOPPED -> name + "  " + run.state();
      case RUNNING -> name + "  running   " + running(run);
      case COMPLETE ->
          name
              + "  complete"
              + finished.computeIfAbsent(
                  run.run().name(), unused -> SweepSummary.result(folder, run));
      case FAILED -> name + "  failed    " + shortened(run.message());
    };
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  private String running(SweepProgress run) {
    Map<String, Double> metrics;
    try {
      metrics = LatestMetrics.of(folder.run(run.run()));
    } catch (IOException e) {
      // Being begun anew.
      metrics = Map.of();
    }
    double steps = metrics.getOrDefault(LatestMetrics.STEP, 0.0);
    long total = run.run().experiment().map(it -> it.training().steps()).orElse(1L);
    String value =
        Optional.ofNullable(metrics.get("evaluation/return"))
            .map(it -> String.format(Locale.ROOT, "  return %.2f", it))
            .orElse("");
    return String.format(Locale.ROOT, "%3.0f %%  step %.0f/%d", 100 * steps / total, steps, total)
        + value;
  }
}
