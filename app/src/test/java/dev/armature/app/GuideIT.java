package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types what the guide for plugin authors says, word for word, into a shell in an empty folder. */
class GuideIT {

  private static final Path GUIDE = Path.of("../docs/plugin-authors.md");
  private static final String PROMPT = "$ ";
  private static final long PATIENCE_SECONDS = 300;

  @TempDir Path folder;

  @Test
  void thePluginIsMadeChangedTestedInstalledTrainedAndRemoved() throws Exception {
    List<String> lines = console();
    assertThat(lines.stream().filter(it -> it.startsWith(PROMPT)))
        .as("the commands of the guide")
        .hasSizeBetween(8, 12);
    Path work = Files.createDirectory(folder.resolve("work"));
    String script =
        lines.stream()
            .map(it -> it.startsWith(PROMPT) ? it.substring(PROMPT.length()) : it)
            .collect(Collectors.joining("\n", "set -eu\n", "\n"));

    String said = run(script, work);

    assertThat(said)
        .contains("made my-rail", "installed in ", "friction", "run folder: runs/my-rail-seed0")
        .containsPattern("Tests run: [1-9]")
        .contains("removed ");
    assertThat(work.resolve("my-rail/runs/my-rail-seed0/final/agent.safetensors")).exists();
    assertThat(folder.resolve(".armature/plugins")).isEmptyDirectory();
  }

  /** What stands in the guide's blocks of a terminal. */
  private static List<String> console() throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }

  private String run(String script, Path work) throws IOException, InterruptedException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    command(bin.resolve("mvn"), new Outsider(folder).maven());
    command(bin.resolve("armature"), List.of(Distribution.launcher().toString()));
    Path log = folder.resolve("said.log");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().merge("PATH", bin + ":", (path, own) -> own + path);
    builder.environment().put("ARMATURE_JAVA_OPTS", "-Duser.home=" + folder);
    Process shell = builder.start();
    try {
      assertThat(shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    } finally {
      shell.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(shell.exitValue()).as(said).isZero();
    return said;
  }

  private static void command(Path file, List<String> words) throws IOException {
    String command = words.stream().map(it -> "'" + it + "'").collect(Collectors.joining(" "));
    Files.writeString(file, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
