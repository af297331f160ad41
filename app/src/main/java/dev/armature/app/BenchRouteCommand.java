package dev.armature.app;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.ExperimentReader;
import dev.armature.host.plugins.PluginCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code armature bench-route}: a process of {@code armature bench}, which starts it.
 *
 * <p>It says {@code first step} when that is done and {@code ready} when its replay buffer is full.
 * Then it answers each line of standard input with one on standard output: {@code steps N} and
 * {@code actions N} with N times [ns], {@code product 1} with a rate [GFLOP/s]. It ends with its
 * input.
 */
@Command(
    name = "bench-route",
    hidden = true,
    description = "Measures one route for 'armature bench', which starts it.")
final class BenchRouteCommand implements Callable<Integer> {

  static final String FIRST_STEP = "first step";
  static final String READY = "ready";
  static final String STEPS = "steps";
  static final String ACTIONS = "actions";
  static final String PRODUCT = "product";

  @Parameters(paramLabel = "FILE", description = "The experiment file (HOCON).")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path file;

  @Mixin private final Overrides overrides = new Overrides();

  private final Armature armature;

  BenchRouteCommand(Armature armature) {
    this.armature = armature;
  }

  @Override
  public Integer call() throws IOException {
    PrintStream answers = System.out;
    // What a plugin prints is no answer.
    System.setOut(System.err);
    try (PluginCatalog catalog = armature.plugins()) {
      Experiment experiment = new ExperimentReader(catalog.offers()).read(file, overrides.pairs());
      try (BenchWorkload workload = new BenchWorkload(experiment)) {
        workload.fillBatch();
        workload.step();
        answers.println(FIRST_STEP);
        workload.fillBuffer();
        answers.println(READY);
        BufferedReader requests =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
          answers.println(answer(workload, line));
        }
      }
    }
    return ExitStatus.DONE;
  }

  private static String answer(BenchWorkload workload, String line) {
    String[] words = line.split(" ");
    int count = Integer.parseInt(words[1]);
    return switch (words[0]) {
      case STEPS -> join(BenchWorkload.time(count, workload::step));
      case ACTIONS -> join(BenchWorkload.time(count, workload::act));
      case PRODUCT -> String.valueOf(workload.productRate());
      default -> throw new BadInputException("bench-route cannot do '" + line + "'");
    };
  }

  private static String join(long[] times) {
    return Arrays.stream(times).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }
}
