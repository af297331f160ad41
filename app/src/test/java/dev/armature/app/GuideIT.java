package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what the guide for plugin authors says, word for word, into a shell in an empty folder, and
 * looks for what the guide shows in what is said.
 */
class GuideIT {

  private static final Path GUIDE = Path.of("../docs/plugin-authors.md");
  private static final String PROMPT = "$ ";

  /** Ends the lines that belong to a command which has {@code <<'END'}. */
  private static final String END = "END";

  /** What differs from one machine or run to another: numbers, and what the guide leaves out. */
  private static final Pattern VARIES = Pattern.compile("…|-?\\d[\\d.:]*");

  private static final long PATIENCE_SECONDS = 300;

  private final List<String> typed = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void thePluginIsMadeChangedTestedInstalledTrainedAndRemoved() throws Exception {
    long commands = readConsole();
    assertThat(commands).as("the commands of the guide").isBetween(8L, 12L);
    Path work = Files.createDirectory(folder.resolve("work"));

    String said = run("set -eu\n" + String.join("\n", typed), work);

    assertThat(said)
        .contains("made my-rail", "installed in ", "friction", "run folder: runs/my-rail-seed0")
        .containsPattern("Tests run: [1-9]")
        .contains("removed ");
    assertShown(said.lines().map(GuideIT::squeezed).toList());
    assertThat(work.resolve("my-rail/runs/my-rail-seed0/final/agent.safetensors")).exists();
    assertThat(folder.resolve(".armature/plugins")).isEmptyDirectory();
  }

  /** Reads the guide's blocks of a terminal; the number of commands. */
  private long readConsole() throws IOException {
    boolean inside = false;
    boolean goesOn = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && (goesOn || line.startsWith(PROMPT))) {
        typed.add(goesOn ? line : line.substring(PROMPT.length()));
        goesOn = goesOn ? !line.equals(END) : line.endsWith("<<'" + END + "'");
      } else if (inside) {
        shown.add(squeezed(line));
      }
    }
    return Files.readString(GUIDE).lines().filter(it -> it.startsWith(PROMPT)).count();
  }

  private static String squeezed(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  /** Asserts that what the guide shows was said, in that order. */
  private void assertShown(List<String> said) {
    assertThat(shown).as("what the guide shows of a terminal").hasSizeGreaterThan(15);
    int from = 0;
    for (String line : shown) {
      Pattern pattern = pattern(line);
      int at = from;
      while (at < said.size() && !pattern.matcher(said.get(at)).matches()) {
        at++;
      }
      assertThat(at)
          .as(
              "the place of '%s', which the guide shows, in %s",
              line, said.subList(from, said.size()))
          .isLessThan(said.size());
      from = line.equals("…") ? from : at + 1;
    }
  }

  private static Pattern pattern(String line) {
    Matcher varying = VARIES.matcher(line);
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    while (varying.find()) {
      pattern.append(Pattern.quote(line.substring(from, varying.start())));
      pattern.append(varying.group().equals("…") ? ".*" : "-?\\d[\\d.:]*");
      from = varying.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(line.substring(from))).toString());
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
