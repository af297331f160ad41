package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What only shows in processes of their own. */
class ProcessesTest {

  @Test
  void anotherProcessSeesTheSameBits() throws IOException, InterruptedException {
    try (Environment environment = RobotArms.environment("")) {
      long here = RobotArms.digest(environment, 21, 3);

      assertThat(ForkedJvm.run(PrintDigest.class)).isEqualTo(Long.toString(here));
      assertThat(ForkedJvm.run(PrintDigest.class, "-Xint")).isEqualTo(Long.toString(here));
    }
  }

  /**
   * The heap is small and touched at the start and the optimising compiler is off, so what grows is
   * what the simulation keeps. The bound is a quarter of a kibibyte a reset.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void resetsLeaveNoNativeMemoryBehind() throws IOException, InterruptedException {
    String grown =
        ForkedJvm.run(
            PrintGrowth.class,
            "-Xms48m",
            "-Xmx48m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    assertThat(Long.parseLong(grown)).as("KiB over 2,000 resets").isLessThan(500);
  }

  static final class PrintDigest {
    public static void main(String[] arguments) {
      try (Environment environment = RobotArms.environment("")) {
        System.out.println(RobotArms.digest(environment, 21, 3));
      }
    }
  }

  static final class PrintGrowth {
    public static void main(String[] arguments) throws IOException {
      try (Environment environment = RobotArms.environment("")) {
        resets(environment, 2000);
        long before = residentKibibytes();
        resets(environment, 2000);
        System.out.println(residentKibibytes() - before);
      }
    }

    private static void resets(Environment environment, int count) {
      float[] observation = RobotArms.newObservation(environment);
      float[] action = RobotArms.newAction(environment);
      for (int i = 0; i < count; i++) {
        environment.reset(i, observation);
        environment.step(action, observation);
      }
    }

    private static long residentKibibytes() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }
}
