package dev.armature.envs.gymnasium;

import dev.armature.api.Environment;
import dev.armature.api.RandomStream;
import dev.armature.host.plugins.Service;
import dev.armature.host.random.SeededStreams;
import dev.armature.tck.PluginSettings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints environment steps a second with random actions: within Python, and from here. Both take
 * turns, so that a change in the machine's pace meets both; the first turn warms up and is not
 * counted.
 *
 * <p>Arguments: rounds, steps in a turn, a Python that has {@code gymnasium}, keys to change as
 * HOCON, and the ids of environments.
 */
final class GymnasiumBenchmark {

  private static final int ACTIONS = 1_000;
  private static final Path SCRIPT = Path.of("src", "test", "python", "random_actions.py");

  private GymnasiumBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[0]);
    int steps = Integer.parseInt(arguments[1]);
    String python = arguments[2];
    System.out.printf(
        Locale.ROOT, "%-24s %12s %12s %8s%n", "environment", "in Python/s", "here/s", "ratio");
    for (String id : Arrays.asList(arguments).subList(4, arguments.length)) {
      compare(id, rounds, steps, python, arguments[3]);
    }
  }

  private static void compare(String id, int rounds, int steps, String python, String keys)
      throws IOException {
    GymnasiumConfig config =
        PluginSettings.bind(
            Service.ENVIRONMENT,
            new GymnasiumProvider(),
            "rendered = false, id = \"%s\", python = \"%s\", %s".formatted(id, python, keys));
    double[] within = new double[rounds];
    double[] here = new double[rounds];
    double[] ratio = new double[rounds];
    try (PythonLoop loop = new PythonLoop(python, id, steps);
        Environment environment = new GymnasiumProvider().create(config)) {
      float[][] actions = actions(environment);
      for (int round = -1; round < rounds; round++) {
        double inside = steps / loop.seconds();
        double outside = steps / seconds(environment, actions, steps);
        if (round >= 0) {
          within[round] = inside;
          here[round] = outside;
          ratio[round] = outside / inside;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-24s %12.0f %12.0f %8.2f%n",
        id,
        median(within),
        median(here),
        median(ratio));
  }

  private static float[][] actions(Environment environment) {
    RandomStream random = new SeededStreams(0).stream("actions");
    float[] lows = environment.spec().action().lows();
    float[] highs = environment.spec().action().highs();
    float[][] actions = new float[ACTIONS][lows.length];
    for (float[] action : actions) {
      for (int i = 0; i < action.length; i++) {
        action[i] = lows[i] + (highs[i] - lows[i]) * random.nextFloat();
      }
    }
    return actions;
  }

  private static double seconds(Environment environment, float[][] actions, int steps) {
    float[] observation = new float[environment.spec().observation().size()];
    long began = System.nanoTime();
    environment.reset(0, observation);
    for (int i = 0; i < steps; i++) {
      if (environment.step(actions[i % ACTIONS], observation).done()) {
        environment.reset(i, observation);
      }
    }
    return (System.nanoTime() - began) * 1e-9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The same loop within Python. */
  private static final class PythonLoop implements AutoCloseable {

    private final BufferedWriter requests;
    private final BufferedReader answers;

    PythonLoop(String python, String id, int steps) throws IOException {
      Process process =
          new ProcessBuilder(List.of(python, SCRIPT.toString(), id, String.valueOf(steps)))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      requests = process.outputWriter();
      answers = process.inputReader();
    }

    double seconds() throws IOException {
      requests.write("play\n");
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IOException("python ended early");
      }
      return Double.parseDouble(answer);
    }

    @Override
    public void close() throws IOException {
      requests.close();
    }
  }
}
