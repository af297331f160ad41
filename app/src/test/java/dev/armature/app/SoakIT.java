package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Long runs whose memory, handles and pace stay as they were after the first half. Only with the
 * profile {@code soak}.
 */
class SoakIT {

  private static final int SAMPLES = 40;
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  @TempDir Path folder;

  /**
   * What a process holds.
   *
   * @param heap the heap after a garbage collection [KiB]
   * @param resident its memory [KiB]
   * @param handles its open files
   */
  private record Sample(long heap, long resident, long handles) {}

  @ParameterizedTest
  @CsvSource({"pendulum, 2000000", "robot-reach, 200000"})
  void memoryHandlesAndPaceStayAsTheyWere(String experiment, int steps) throws Exception {
    assumeTrue(Boolean.getBoolean("soak"));
    Distribution armature = new Distribution(folder);
    Path file = Distribution.launcher().resolveSibling("../experiments/" + experiment + ".conf");
    Distribution.Running running =
        armature.start(
            "train",
            file.toString(),
            "--set=name=soak",
            "--set=training.steps=" + steps,
            "--set=training.warm-up-steps=1000",
            "--set=training.metrics-every=" + steps / SAMPLES,
            "--set=agent.batch-size=16",
            "--set=agent.actor.network.hidden=[16,16]",
            "--set=agent.critic.network.hidden=[16,16]",
            "--set=evaluation.every=" + steps / 10,
            "--set=evaluation.episodes=2",
            "--set=evaluation.final-episodes=2",
            "--set=checkpoints.every=" + steps / 10,
            "--set=replay-buffer.capacity=20000");
    Path metrics = folder.resolve("runs/soak-seed0/metrics.csv");
    List<Sample> samples = new ArrayList<>();
    while (running.process().isAlive()) {
      if (Files.exists(metrics) && Files.readAllLines(metrics).size() > samples.size() + 1) {
        sample(running.process().pid()).ifPresent(samples::add);
      }
      Thread.sleep(100);
    }
    Ended ended = running.end();
    assertThat(ended.status()).as(ended.err()).isZero();
    System.out.println("SoakIT: " + experiment + " " + samples);

    // The last sample may have met the process at its end.
    int count = samples.size() - 1;
    assertThat(count).isGreaterThan(SAMPLES / 2);
    List<Sample> middle = samples.subList(count / 2 - count / 8, count / 2 + count / 8);
    List<Sample> last = samples.subList(count - count / 4, count);
    assertThat(median(last.stream().mapToDouble(Sample::heap).toArray()))
        .as("heap after a garbage collection [KiB]")
        .isLessThan(1.02 * median(middle.stream().mapToDouble(Sample::heap).toArray()) + 1024);
    assertThat(median(last.stream().mapToDouble(Sample::resident).toArray()))
        .as("resident memory [KiB]")
        .isLessThan(1.02 * median(middle.stream().mapToDouble(Sample::resident).toArray()) + 8192);
    assertThat(median(last.stream().mapToDouble(Sample::handles).toArray()))
        .as("open files")
        .isLessThanOrEqualTo(median(middle.stream().mapToDouble(Sample::handles).toArray()) + 1);

    double[] pace = pace(metrics);
    int tenth = pace.length / 10;
    // The first rows are those of a JVM that still compiles.
    double atStart = median(Arrays.copyOfRange(pace, tenth, 3 * tenth));
    double atEnd = median(Arrays.copyOfRange(pace, 8 * tenth, 10 * tenth));
    System.out.printf(
        Locale.ROOT, "SoakIT: %s %.0f, then %.0f steps/s%n", experiment, atStart, atEnd);
    assertThat(atEnd).as("steps/s").isGreaterThanOrEqualTo(0.95 * atStart);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double[] pace(Path metrics) throws IOException {
    List<String> rows = Files.readAllLines(metrics);
    int column = List.of(rows.get(0).split(",")).indexOf("time/steps_per_second");
    return rows.stream()
        .skip(1)
        .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
        .toArray();
  }

  /** Nothing where the process has just ended. */
  private static Optional<Sample> sample(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    long heap = number(HEAP_USED, jcmd(pid, "GC.heap_info"));
    Path process = Path.of("/proc/" + pid);
    try {
      long resident = number(RESIDENT, Files.readString(process.resolve("status")));
      return Optional.of(new Sample(heap, resident, handles(process)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static long handles(Path process) throws IOException {
    try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
      return handles.count();
    }
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), "" + pid, command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
