package dev.armature.envs.robot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints environment steps a second of each engine, on one thread and on two, and of the Python
 * package {@code mujoco}, which plays the same model with the same commands. All take turns, so
 * that a change in the machine's pace meets all of them; the first turn warms up and is not
 * counted.
 *
 * <p>Arguments: rounds, episodes in a turn, a Python that has {@code mujoco} (or nothing), and keys
 * to change as HOCON, such as {@code "task = lift, objects.clutter = 2"}.
 */
final class RobotArmBenchmark {

  private static final int[] THREADS = {1, 2};

  private RobotArmBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[0]);
    int episodes = Integer.parseInt(arguments[1]);
    String python = arguments[2];
    String overrides = arguments[3];
    List<BenchmarkRoute> routes = new ArrayList<>();
    try {
      for (int threads : THREADS) {
        // First, for the others are compared with it.
        if (!python.isEmpty()) {
          routes.add(new PythonRoute(python, overrides, threads, episodes));
        }
        for (EngineType engine : EngineType.values()) {
          routes.add(new EngineRoute(engine, overrides, threads, episodes));
        }
      }
      print(routes, measure(routes, rounds));
    } finally {
      for (BenchmarkRoute route : routes) {
        route.close();
      }
    }
  }

  /** Steps a second, {@code [routes, rounds]}. */
  private static double[][] measure(List<BenchmarkRoute> routes, int rounds) throws IOException {
    double[][] rates = new double[routes.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < routes.size(); i++) {
        double rate = routes.get(i).turn();
        if (round >= 0) {
          rates[i][round] = rate;
        }
      }
    }
    return rates;
  }

  private static void print(List<BenchmarkRoute> routes, double[][] rates) {
    System.out.printf("%-8s  %7s  %7s  %8s%n", "ENGINE", "THREADS", "STEPS/S", "x PYTHON");
    double[] python = {};
    for (int i = 0; i < routes.size(); i++) {
      BenchmarkRoute route = routes.get(i);
      if (route instanceof PythonRoute) {
        python = rates[i];
      }
      System.out.printf(
          Locale.ROOT,
          "%-8s  %7d  %7.0f  %8s%n",
          route.name(),
          route.threads(),
          median(rates[i]),
          python.length == 0 ? "" : "%.2f".formatted(median(ratios(rates[i], python))));
    }
    routes.stream()
        .filter(PythonRoute.class::isInstance)
        .mapToDouble(route -> ((PythonRoute) route).difference())
        .max()
        .ifPresent(it -> System.out.println("python and mujoco end " + it + " rad or m apart"));
  }

  private static double[] ratios(double[] rates, double[] references) {
    double[] ratios = new double[rates.length];
    Arrays.setAll(ratios, round -> rates[round] / references[round]);
    return ratios;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
