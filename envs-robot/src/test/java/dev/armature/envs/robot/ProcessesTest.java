package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.armature.api.Environment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What only shows in processes of their own. */
class ProcessesTest extends OnEachEngine {

  ProcessesTest(EngineType engine) {
    super(engine);
  }

  @Test
  void anotherProcessSeesTheSameBitsInEveryTask() throws IOException, InterruptedException {
    String here = PrintDigests.of(engine());

    assertThat(ForkedJvm.run(PrintDigests.class, engine())).isEqualTo(here);
    assertThat(ForkedJvm.run(PrintDigests.class, engine(), "-Xint")).isEqualTo(here);
  }

  /**
   * The heap is small and touched at the start and the optimising compiler is off, so what grows is
   * what the simulation keeps. The bound is a quarter of a kibibyte a world.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void worldsLeaveNoNativeMemoryBehind() throws IOException, InterruptedException {
    String grown =
        ForkedJvm.run(
            PrintGrowth.class,
            engine(),
            "-Xms48m",
            "-Xmx48m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    assertThat(Long.parseLong(grown)).as("KiB over 2,000 worlds").isLessThan(500);
  }

  static final class PrintDigests {
    public static void main(String[] arguments) {
      System.out.println(of(EngineType.valueOf(arguments[0])));
    }

    static String of(EngineType engine) {
      List<String> digests = new ArrayList<>();
      for (TaskType task : TaskType.values()) {
        try (Environment environment = RobotArms.environment(engine, RobotArms.choosing(task))) {
          digests.add(task + " " + RobotArms.digest(environment, 21, 2));
        }
      }
      return String.join(", ", digests);
    }
  }

  static final class PrintGrowth {
    public static void main(String[] arguments) throws IOException {
      try (Engine engine = Engines.create(EngineType.valueOf(arguments[0]))) {
        starts(engine, 0, 1000);
        long before = RobotArmSoak.residentKibibytes();
        starts(engine, 1000, 3000);
        System.out.println(RobotArmSoak.residentKibibytes() - before);
      }
    }

    /** Every scene has another mass, so nothing of an earlier world can be used again. */
    private static void starts(Engine engine, int from, int to) {
      for (int i = from; i < to; i++) {
        Pose place = Pose.at(0.1, 0.5, 0.02);
        Scene.Box cube = new Scene.Box(0.02, 0.1 + 1e-4 * i, 1, place);
        engine.start(new Scene(RobotArms.HOME, List.of(cube)), Drive.POSITION);
        engine.advance(20);
      }
    }
  }
}
