package dev.armature.networks.simd;

import dev.armature.api.NetworkFactory;
import dev.armature.networks.simd.kernels.Arena;
import dev.armature.networks.simd.kernels.Kernels;
import dev.armature.networks.simd.kernels.Matrix;
import dev.armature.networks.simd.kernels.VectorKernels;
import java.lang.management.ManagementFactory;

/**
 * Times the work of TD3 with two hidden layers of 256, batches of 256, 17 observations and 6
 * actions: {@code java --add-modules jdk.incubator.vector … Benchmark [threads]}.
 */
public final class Benchmark {

  /**
   * What the products of a step take, on average over one with the actor and one without [MFLOP].
   */
  private static final double MEGAFLOPS = 413.5;

  private static final int SIDE = 256;
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
    for (int round = 0; round < ROUNDS; round++) {
      double rate = productRate();
      double step = microseconds(STEPS, td3::step);
      float[] observation = new float[17];
      float[] action = new float[6];
      double act = microseconds(STEPS, () -> td3.actor.forward(observation, 1, action));
      System.out.printf(
          "product %.0f GF/s a thread; step %.2f ms, %.0f %% of what products alone allow; act"
              + " %.1f µs%n",
          rate, step * 1e-3, 100 * MEGAFLOPS * 1e3 / (rate * threads * step), act);
    }
    factory.close();
  }

  /** How fast one thread multiplies matrices of 256 × 256 that begin on cache lines [GFLOP/s]. */
  private static double productRate() {
    Arena arena = new Arena();
    Kernels kernels = new VectorKernels(arena);
    Matrix a = arena.allocate(SIDE * SIDE).rows(SIDE);
    Matrix b = arena.allocate(SIDE * SIDE).rows(SIDE);
    Matrix c = arena.allocate(SIDE * SIDE).rows(SIDE);
    Matrix zeros = arena.allocate(SIDE).everyRow();
    double time =
        microseconds(STEPS, () -> kernels.product(a, b, zeros, c, 0, SIDE, SIDE, SIDE, 0));
    return 2e-3 * SIDE * SIDE * SIDE / time;
  }

  private static double microseconds(int times, Runnable work) {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return (System.nanoTime() - start) * 1e-3 / times;
  }
}
