package dev.armature.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The assembled distribution, whose commands run as processes of their own. */
final class Distribution {

  private static final Path HOME = Path.of(System.getProperty("distribution"));
  private static final long PATIENCE_SECONDS = 300;

  private final Path folder;

  /**
   * @param folder where commands run and leave what they print
   */
  Distribution(Path folder) {
    this.folder = folder;
  }

  /** Its folder. */
  static Path home() {
    return HOME;
  }

  /** The launcher. */
  static Path launcher() {
    return HOME.resolve("bin/armature");
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).end();
  }

  /** Starts a command. */
  Running start(String... arguments) throws IOException {
    return start(launcher(), Map.of(), arguments);
  }

  /** Starts a command through another path to the launcher, with more environment variables. */
  Running start(Path launcher, Map<String, String> variables, String... arguments)
      throws IOException {
    // A build in the background of a shell ignores SIGINT, and so would all its children.
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT", launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "command", ".out");
    Path err = Files.createTempFile(folder, "command", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(variables);
    return new Running(builder.start(), out, err);
  }

  /** The run folders that commands have left where they run. */
  List<Path> runs() throws IOException {
    Path runs = folder.resolve("runs");
    if (!Files.exists(runs)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(runs)) {
      return children.filter(Files::isDirectory).toList();
    }
  }

  /**
   * A command that may still run.
   *
   * @param process its process, which is the JVM itself
   * @param out the file with its standard output
   * @param err the file with its standard error
   */
  record Running(Process process, Path out, Path err) {

    /** Waits until standard error holds a text. */
    void awaitError(String text) throws IOException, InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!Files.readString(err).contains(text)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          process.destroyForcibly();
          fail("no '%s' in %s", text, Files.readString(err));
        }
        Thread.sleep(50);
      }
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
      Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
      assertThat(kill.waitFor()).isZero();
    }

    /** Waits for the end. */
    Ended end() throws IOException, InterruptedException {
      try {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      } finally {
        process.destroyForcibly();
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }
}
