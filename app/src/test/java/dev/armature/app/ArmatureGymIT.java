package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python package {@code armature_gym} plays the environments of the distribution. */
class ArmatureGymIT {

  private static final Path SOURCES =
      Path.of("../plugins/envs-gymnasium/python").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 300;

  @TempDir Path folder;

  @Test
  void itsOwnTestsPass() throws IOException, InterruptedException {
    String python = Python.with("gymnasium");
    Ended recorded =
        new Distribution(folder)
            .run(
                "evaluate",
                Distribution.home().resolve("experiments/robot-scripted.conf").toString(),
                "--set=environment.task=pick-and-place",
                "--set=environment.horizon=20",
                "--episodes=1",
                "--record=episodes");
    assertThat(recorded.status()).as(recorded.err()).isZero();

    Path told = folder.resolve("tests.out");
    ProcessBuilder tests =
        new ProcessBuilder(
                List.of(python, "-m", "unittest", "discover", "-v", "-s", SOURCES + "/tests"))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile());
    tests.environment().put("PYTHONPATH", SOURCES.toString());
    tests.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    tests.environment().put("ARMATURE_HOME", Distribution.home().toString());
    tests
        .environment()
        .put("ARMATURE_EPISODE", folder.resolve("episodes/episode-0001.safetensors").toString());
    Process process = tests.start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("they end").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String output = Files.readString(told);
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).contains("OK").doesNotContain("skipped");
  }
}
