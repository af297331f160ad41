package dev.armature.envs.robot;

import dev.armature.api.Environment;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Prints control steps a second of one core, resets included, under random actions. Arguments: keys
 * to change, as HOCON, such as {@code "substeps = 10, physics-step = 0.004"}.
 */
final class RobotArmBenchmark {

  private static final int EPISODES = 60;

  private RobotArmBenchmark() {}

  public static void main(String[] arguments) {
    String overrides = String.join(" ", arguments);
    try (Environment environment = RobotArms.environment(overrides)) {
      for (int round = 0; round < 5; round++) {
        // Time on the processor, so that other processes do not spoil the figure.
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int steps = run(environment, round);
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        System.out.printf(
            Locale.ROOT, "%s: %.0f control steps/s%n", overrides, steps / (nanos * 1e-9));
      }
    }
  }

  private static int run(Environment environment, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] observation = RobotArms.newObservation(environment);
    float[] action = RobotArms.newAction(environment);
    int steps = 0;
    for (int episode = 0; episode < EPISODES; episode++) {
      environment.reset(random.nextLong(), observation);
      boolean done = false;
      while (!done) {
        RobotArms.fillUniform(action, random);
        done = environment.step(action, observation).done();
        steps++;
      }
    }
    return steps;
  }
}
