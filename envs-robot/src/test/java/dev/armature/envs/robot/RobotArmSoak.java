package dev.armature.envs.robot;

import dev.armature.api.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Plays many episodes of random actions at the task {@code stack} with two cubes in the way, and
 * fails if a number is not finite or a cube sinks into the table. Prints what the process's memory
 * grew by after the first episodes.
 *
 * <p>Arguments: the engine, episodes of 50 steps each, the first episodes, which are not counted. A
 * fixed heap makes the growth that of the native side: {@code -Xms64m -Xmx64m -XX:+AlwaysPreTouch
 * -XX:TieredStopAtLevel=1}.
 */
final class RobotArmSoak {

  static final String KEYS = "task = stack, objects.clutter = 2, objects.mass = 0.3";
  private static final int CUBES = 4;
  private static final int FIRST_CUBE = 22;

  /** Deeper a cube's middle is not pressed: a quarter of its height [m]. */
  private static final double LOWEST = 0.01;

  private RobotArmSoak() {}

  public static void main(String[] arguments) throws IOException {
    EngineType engine = EngineType.valueOf(arguments[0]);
    int episodes = Integer.parseInt(arguments[1]);
    int first = Integer.parseInt(arguments[2]);
    try (Environment environment = RobotArms.environment(engine, KEYS)) {
      SplittableRandom random = new SplittableRandom(1);
      play(environment, random, first);
      long before = residentKibibytes();
      int steps = play(environment, random, episodes - first);
      System.out.printf(
          Locale.ROOT,
          "%s: %d steps and %d resets after the first %d; memory grew by %d KiB%n",
          engine,
          steps,
          episodes - first,
          first,
          residentKibibytes() - before);
    }
  }

  /** Returns the steps that were played. */
  static int play(Environment environment, SplittableRandom random, int episodes) {
    float[] observation = RobotArms.newObservation(environment);
    float[] action = RobotArms.newAction(environment);
    int steps = 0;
    for (int episode = 0; episode < episodes; episode++) {
      environment.reset(random.nextLong(), observation);
      boolean done = false;
      while (!done) {
        RobotArms.fillUniform(action, random);
        // Leaning downwards, so that the arm meets cubes and table.
        action[1] = Math.min(1, action[1] + 0.3f);
        done = environment.step(action, observation).done();
        steps++;
        check(observation);
      }
    }
    return steps;
  }

  private static void check(float[] observation) {
    for (float value : observation) {
      if (!Float.isFinite(value)) {
        throw new IllegalStateException("a number is not finite");
      }
    }
    for (int cube = 0; cube < CUBES; cube++) {
      int at = FIRST_CUBE + cube * TableObjects.OBSERVED;
      boolean overTheTable =
          Math.abs(observation[at]) < 0.55 && Math.abs(observation[at + 1] - 0.45) < 0.7;
      if (overTheTable && observation[at + 2] < LOWEST) {
        throw new IllegalStateException("a cube sank to " + observation[at + 2] + " m");
      }
    }
  }

  static long residentKibibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
