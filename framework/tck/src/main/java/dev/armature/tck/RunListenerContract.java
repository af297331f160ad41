package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.armature.api.RunListener;
import dev.armature.api.RunListenerProvider;
import dev.armature.host.plugins.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link RunListener} has to keep to, whatever it does with what it is told. A plugin's
 * author extends this class in a test, says in {@link #createListener} how one is made, and
 * inherits the tests; each failure says which rule is broken and what comes of it.
 */
public abstract class RunListenerContract {

  private static final String ENDS_THE_RUN = ", or the exception that it throws ends the run: ";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  /** Makes a listener for one run, which the test closes; the same kind at every call. */
  protected abstract RunListener createListener();

  /** Asserts that nothing is thrown. */
  private static void assertTaken(String rule, Runnable events) {
    assertThatCode(events::run).as(rule).doesNotThrowAnyException();
  }

  @Test
  protected void aWholeRunIsFollowed() {
    ToldRun run = new ToldRun(folder.resolve("run"));
    assertTaken(
        "a listener takes all that a run tells" + ENDS_THE_RUN + "hours of training are lost",
        () -> {
          try (RunListener listener = createListener()) {
            run.tellWhole(listener);
          }
        });
  }

  @Test
  protected void whatWasNotMeasuredIsMissing() {
    ToldRun run = new ToldRun(folder.resolve("run"));
    try (RunListener listener = createListener()) {
      run.tellStart(listener);
      assertTaken(
          "a listener takes metrics of which some are missing, or all"
              + ENDS_THE_RUN
              + "before learning begins there are no losses",
          () -> {
            run.tellMetrics(listener, 10, Set.of("charts/return"));
            run.tellMetrics(listener, 20, Set.of());
          });
      assertTaken(
          "a listener takes an evaluation without a success rate"
              + ENDS_THE_RUN
              + "not every environment reports success",
          () -> run.tellEvaluationWithoutSuccess(listener, 20));
    }
  }

  @Test
  protected void numbersNeedNotBeFinite() {
    ToldRun run = new ToldRun(folder.resolve("run"));
    try (RunListener listener = createListener()) {
      run.tellStart(listener);
      assertTaken(
          "a listener takes values that are not finite"
              + ENDS_THE_RUN
              + "whoever looks for the reason of a NaN needs the record of it",
          () -> run.tellNumbersThatAreNotFinite(listener, 10));
    }
  }

  @Test
  protected void whatItIsToldStaysAsItIs() {
    ToldRun run = new ToldRun(folder.resolve("run"));
    try (RunListener listener = createListener()) {
      run.tellWhole(listener);
    }
    assertThat(run.changed())
        .as("a listener leaves the lists and maps as they are: the others are told the same ones")
        .isEmpty();
  }

  @Test
  protected void theRunsFilesStayAsTheyAre() throws IOException {
    ToldRun run = new ToldRun(folder.resolve("run"));
    try (RunListener listener = createListener()) {
      run.tellWhole(listener);
    }
    assertThat(run.ownFiles())
        .as(
            "a listener leaves the files of the run as they are, and adds none but its own: a"
                + " changed checkpoint cannot be resumed")
        .isEqualTo(run.ownFilesAtFirst());
  }

  @Test
  protected void aRunThatGoesOnIsFollowed() {
    ToldRun run = new ToldRun(folder.resolve("run"));
    try (RunListener listener = createListener()) {
      run.tellStart(listener);
      run.tellInterval(listener, 100);
    }
    assertTaken(
        "a listener takes a run that goes on in the folder where an earlier one left its files"
            + ENDS_THE_RUN
            + "'armature train --resume' tells started again, and steps that were told before",
        () -> {
          try (RunListener listener = createListener()) {
            run.tellStart(listener);
            run.tellInterval(listener, 100);
            run.tellInterval(listener, 200);
            listener.finished(200);
          }
        });
  }

  @Test
  protected void closesWhereverTheRunFails() {
    String rule = "close frees what there is to free %s: the host closes it after a failure too";
    assertTaken(rule.formatted("before the run begins"), () -> createListener().close());
    ToldRun run = new ToldRun(folder.resolve("run"));
    RunListener listener = createListener();
    run.tellStart(listener);
    run.tellInterval(listener, 100);
    assertTaken(rule.formatted("in the middle of a run"), listener::close);
  }

  @Test
  protected void listenersDoNotDisturbEachOther() throws IOException {
    ToldRun alone = new ToldRun(folder.resolve("alone"));
    try (RunListener listener = createListener()) {
      alone.tellWhole(listener);
    }
    ToldRun first = new ToldRun(folder.resolve("first"));
    ToldRun second = new ToldRun(folder.resolve("second"));
    try (RunListener one = createListener();
        RunListener other = createListener()) {
      first.tellStart(one);
      second.tellStart(other);
      for (long step = ToldRun.INTERVAL; step <= ToldRun.STEPS; step += ToldRun.INTERVAL) {
        first.tellInterval(one, step);
        second.tellInterval(other, step);
      }
      one.finished(ToldRun.STEPS);
      other.finished(ToldRun.STEPS);
    }
    String rule = "two listeners share nothing: each run finds its own files in its own folder";
    assertThat(first.addedFiles()).as(rule).isEqualTo(alone.addedFiles());
    assertThat(second.addedFiles()).as(rule).isEqualTo(alone.addedFiles());
  }

  @Test
  protected void closeEndsItsThreads() {
    Threads.assertNoneLeftBy(
        "a listener",
        () -> {
          try (RunListener listener = createListener()) {
            new ToldRun(folder.resolve("run")).tellWhole(listener);
          }
        });
  }

  @Test
  protected void closeClosesItsFiles() throws IOException {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "this system does not tell which files are open");
    ToldRun run = new ToldRun(folder.resolve("run"));
    try (RunListener listener = createListener()) {
      run.tellWhole(listener);
    }
    assertThat(ToldRun.openFiles(open, folder.toRealPath()))
        .as("close closes every file, or a process that trains often runs out of them")
        .isEmpty();
  }

  /** The providers of the plugin under test. */
  @Nested
  class Providers extends ProviderRules {
    Providers() {
      super(Service.LISTENER, RunListenerProvider.class);
    }
  }
}
