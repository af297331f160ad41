package dev.armature.networks.simd;

import dev.armature.api.NetworkFactory;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Times the work of TD3 with two hidden layers of 256, batches of 256, 17 observations and 6
 * actions: {@code java --add-modules jdk.incubator.vector … Benchmark [threads]}.
 */
public final class Benchmark {

  /** Multiply-adds twice, on average over a step with the actor and one without [MFLOP]. */
  private static final double MEGAFLOPS = 413.5;

  private static final int ROUNDS = 7;
  private static final int STEPS = 1000;

  private Benchmark() {}

  /** Prints the times of each round, the last being warm. */
  public static void main(String[] args) {
    int threads = args.length == 0 ? 2 : Integer.parseInt(args[0]);
    NetworkFactory factory = new SimdProvider().create(new SimdConfig(threads));
    System.out.println(factory.description());
    Td3Step td3 = new Td3Step(factory, 17, 6, 256, 256, 256);
    td3.step();
    long up = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf(
        "start of the JVM to the end of the first step: %d ms%n", System.currentTimeMillis() - up);
    float[] observation = new float[17];
    float[] action = new float[6];
    for (int round = 0; round < ROUNDS; round++) {
      double[] times = new double[STEPS];
      for (int i = 0; i < STEPS; i++) {
        long start = System.nanoTime();
        td3.step();
        times[i] = (System.nanoTime() - start) * 1e-6;
      }
      double mean = Arrays.stream(times).average().orElseThrow();
      Arrays.sort(times);
      long start = System.nanoTime();
      for (int i = 0; i < STEPS; i++) {
        td3.actor.forward(observation, 1, action);
      }
      double act = (System.nanoTime() - start) * 1e-3 / STEPS;
      System.out.printf(
          "step %.2f ms, median %.2f ms, %.0f GF/s; act %.1f µs%n",
          mean, (times[STEPS / 2 - 1] + times[STEPS / 2]) / 2, MEGAFLOPS / mean, act);
    }
    factory.close();
  }
}
