package dev.armature.envs.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of the tests in a process of its own. */
final class ForkedJvm {

  private ForkedJvm() {}

  /** Runs it for an engine, the only argument; returns what it printed last. */
  static String run(Class<?> main, EngineType engine, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    String library = System.getProperty(MujocoSearch.PROPERTY);
    if (library != null) {
      command.add("-D" + MujocoSearch.PROPERTY + "=" + library);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.add(engine.name());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip().lines().reduce("", (before, line) -> line);
  }
}
