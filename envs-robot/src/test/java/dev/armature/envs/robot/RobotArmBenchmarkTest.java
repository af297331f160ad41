package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RobotArmBenchmarkTest {

  /** One library, one model, one motion: what the engine adds changes nothing. */
  @Test
  void pythonEndsWhereTheEngineDoes() throws IOException, InterruptedException {
    Engines.assumeInstalled(EngineType.MUJOCO);
    assumeTrue(
        pythonHasMujoco(), "python3 has no package mujoco; 'pip install mujoco' installs it");
    try (PythonRoute python = new PythonRoute("python3", "", 1, 2)) {
      assertThat(python.turn()).isPositive();
      assertThat(python.difference()).isLessThan(1e-6);
    }
  }

  private static boolean pythonHasMujoco() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import mujoco")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
