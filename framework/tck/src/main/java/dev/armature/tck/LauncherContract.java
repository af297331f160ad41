package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.LaunchedRun;
import dev.armature.api.Launcher;
import dev.armature.api.LauncherProvider;
import dev.armature.api.RunLaunch;
import dev.armature.host.plugins.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Launcher} has to keep to, wherever it runs the runs of a sweep. A plugin's
 * author extends this class in a test, says in {@link #createLauncher} how one is made, and
 * inherits the tests, whose runs are short scripts of the shell; each failure says which rule is
 * broken and what comes of it.
 */
public abstract class LauncherContract {

  private static final long PAUSE_MILLIS = 10;

  /** What the training command does about its input: it goes on until there is no more. */
  private static final String UNTIL_THE_END_OF_INPUT = "cat; exit 7";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  /** Makes a launcher for one sweep, which the test closes. */
  protected abstract Launcher createLauncher();

  /** How long it may take until a short run has begun and ended; longer where runs queue up. */
  protected Duration patience() {
    return Duration.ofSeconds(60);
  }

  @BeforeEach
  void findShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "this system has no shell");
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private LaunchedRun launch(Launcher launcher, String name, String... command) {
    try {
      return launcher.launch(new RunLaunch(name, List.of(command), folder, log(name)));
    } catch (IOException e) {
      throw new AssertionError("a launcher starts a command that can be started: " + e, e);
    }
  }

  private LaunchedRun shell(Launcher launcher, String name, String script) {
    return launch(launcher, name, "/bin/sh", "-c", script);
  }

  /** The exit status, when it has ended. */
  private int await(String rule, LaunchedRun run) {
    long deadline = System.nanoTime() + patience().toNanos();
    OptionalInt status = run.exitStatus();
    while (status.isEmpty()) {
      assertThat(System.nanoTime()).as(rule).isLessThan(deadline);
      pause();
      status = run.exitStatus();
    }
    return status.getAsInt();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String printed(String name) throws IOException {
    return Files.readString(log(name));
  }

  @Test
  protected void takesAtLeastOneRun() {
    try (Launcher launcher = createLauncher()) {
      assertThat(launcher.slots())
          .as("a launcher takes at least one run at once, or the sweep waits for ever")
          .isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 0", "exit 5", "kill -9 $$", "kill -15 $$"})
  protected void exitStatusIsTheCommands(String script) {
    int expected = script.startsWith("kill") ? 128 : 0;
    expected += Integer.parseInt(script.replaceAll("\\D", ""));
    String rule =
        "exitStatus is that of the command, with 128 + n after signal n ('%s'): by it a sweep tells"
            + " what is complete, what is refused and what has to be started again";
    try (Launcher launcher = createLauncher()) {
      LaunchedRun run = shell(launcher, "run", script);
      assertThat(await("a run that has ended is told", run)).as(rule, script).isEqualTo(expected);
      assertThat(run.exitStatus()).as(rule, script).hasValue(expected);
    }
  }

  @Test
  protected void launchDoesNotWaitForTheEnd() {
    try (Launcher launcher = createLauncher()) {
      LaunchedRun run = shell(launcher, "run", "sleep 2");
      assertThat(run.exitStatus())
          .as("launch returns while the run goes on, or a sweep has one run at a time")
          .isEmpty();
      run.kill();
      await("a killed run ends", run);
    }
  }

  @Test
  protected void allThatIsPrintedIsLogged() throws IOException {
    Files.writeString(log("run"), "of an earlier start\n".repeat(100));
    try (Launcher launcher = createLauncher()) {
      await(
          "a run that prints much goes on: nobody else reads what it prints",
          shell(launcher, "run", "pwd -P; seq 20000; echo oh >&2"));
      List<String> lines = printed("run").lines().toList();
      assertThat(lines)
          .as("a launcher writes the log anew: what an earlier start printed misleads")
          .doesNotContain("of an earlier start");
      assertThat(lines)
          .as("a run works in the folder that it is given: paths are relative to it")
          .contains(folder.toRealPath().toString());
      assertThat(lines)
          .as("the log holds what a run printed on standard error too, where it says what is wrong")
          .contains("oh");
      assertThat(lines).as("the log holds all that a run printed").contains("1", "20000");
    }
  }

  @Test
  protected void wordsComeAsTheyAre() throws IOException {
    String[] words = {"a b", "", "$HOME", "*", "it's \"so\""};
    String[] command = {"/bin/sh", "-c", "printf '<%s>\\n' \"$@\"", "sh", "", "", "", "", ""};
    System.arraycopy(words, 0, command, 4, words.length);
    try (Launcher launcher = createLauncher()) {
      await("a run that has ended is told", launch(launcher, "run", command));
      assertThat(printed("run").lines())
          .as("a command's words come as they are: folders may have spaces in their names")
          .containsExactly("<a b>", "<>", "<$HOME>", "<*>", "<it's \"so\">");
    }
  }

  @Test
  protected void stopEndsTheInput() {
    try (Launcher launcher = createLauncher()) {
      LaunchedRun run = shell(launcher, "run", "echo begun; " + UNTIL_THE_END_OF_INPUT);
      awaitText("run", "begun");
      assertThat(run.exitStatus())
          .as("a run's standard input stays open until it is stopped: at its end training ends")
          .isEmpty();
      run.stop();
      assertThat(await("stop ends the run's standard input, or it trains on", run))
          .as("a stopped run ends by itself: it has a checkpoint to write")
          .isEqualTo(7);
      assertThatCode(run::stop)
          .as("stop does nothing when the run has ended: it may just have")
          .doesNotThrowAnyException();
    }
  }

  /** Waits until a run has printed something. */
  private void awaitText(String name, String text) {
    long deadline = System.nanoTime() + patience().toNanos();
    try {
      while (!Files.exists(log(name)) || !printed(name).contains(text)) {
        assertThat(System.nanoTime())
            .as("the log grows while a run goes on: the sweep's display follows it")
            .isLessThan(deadline);
        pause();
      }
    } catch (IOException e) {
      throw new AssertionError("the log can be read while a run goes on: " + e, e);
    }
  }

  @Test
  protected void killEndsWhatDoesNotListen() {
    try (Launcher launcher = createLauncher()) {
      LaunchedRun run = shell(launcher, "run", "trap '' HUP INT TERM; echo begun; exec sleep 1000");
      awaitText("run", "begun");
      run.kill();
      assertThat(await("kill ends a run that listens to nothing, or a sweep cannot be ended", run))
          .as("a killed run does not count as complete")
          .isNotZero();
      assertThatCode(run::kill)
          .as("kill does nothing when the run has ended: it may just have")
          .doesNotThrowAnyException();
    }
  }

  @Test
  protected void runsDoNotDisturbEachOther() throws IOException {
    try (Launcher launcher = createLauncher()) {
      assumeTrue(launcher.slots() > 1, "this launcher takes one run at once");
      String rule = "each run has its own status, input and log";
      LaunchedRun one = shell(launcher, "one", "echo begun; " + UNTIL_THE_END_OF_INPUT);
      LaunchedRun other = shell(launcher, "other", "echo begun other; cat; exit 8");
      awaitText("one", "begun");
      awaitText("other", "begun");
      one.stop();
      assertThat(await("stop ends the run's standard input, or it trains on", one))
          .as(rule)
          .isEqualTo(7);
      assertThat(other.exitStatus()).as("a run goes on where another one is stopped").isEmpty();
      other.stop();
      assertThat(await("stop ends the run's standard input, or it trains on", other))
          .as(rule)
          .isEqualTo(8);
      assertThat(printed("one")).as(rule).isEqualTo("begun\n");
      assertThat(printed("other")).as(rule).isEqualTo("begun other\n");
    }
  }

  @Test
  protected void whatCannotBeStartedIsTold() {
    try (Launcher launcher = createLauncher()) {
      int status;
      try {
        String missing = folder.resolve("no-such-program").toString();
        status =
            await(
                "a run that has ended is told",
                launcher.launch(new RunLaunch("run", List.of(missing), folder, log("run"))));
      } catch (IOException e) {
        return;
      }
      assertThat(status)
          .as(
              "a command that cannot be started is told, by an IOException or by a status: nothing"
                  + " has been trained")
          .isNotZero();
    }
  }

  @Test
  protected void closeEndsItsThreads() {
    Threads.assertNoneLeftBy(
        "a launcher",
        () -> {
          try (Launcher launcher = createLauncher()) {
            await("a run that has ended is told", shell(launcher, "run", "exit 0"));
          }
        });
  }

  @Test
  protected void secondCloseDoesNothing() {
    Launcher launcher = createLauncher();
    launcher.close();
    assertThatCode(launcher::close)
        .as("a second close does nothing: after a failure the host closes whatever it made")
        .doesNotThrowAnyException();
  }

  /** The providers of the plugin under test. */
  @Nested
  class Providers extends ProviderRules {
    Providers() {
      super(Service.LAUNCHER, LauncherProvider.class);
    }
  }
}
