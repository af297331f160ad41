package dev.armature.host.sweeps;

import dev.armature.api.LaunchedRun;
import dev.armature.api.Launcher;
import dev.armature.api.LauncherProvider;
import dev.armature.api.RunLaunch;
import dev.armature.host.sweeps.SweepProgress.State;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunLock;
import dev.armature.host.training.RunStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * Runs all runs of a sweep that are not complete, as many at once as the launcher takes. A run that
 * crashes is started again from its latest checkpoint, so often and no more; one whose input is
 * refused is not.
 */
public final class SweepRunner {

  private static final int COMPLETE = 0;
  private static final int BAD_INPUT = 2;
  private static final int SIGNALLED = 128;
  private static final String STEP = "step ";
  private static final String FOLDER = "run folder: ";
  private static final int MOST_LINES = 3;
  private static final long PAUSE_MILLISECONDS = 50;

  private final Sweep sweep;
  private final SweepFolder folder;
  private final BiFunction<Path, RunFolder, List<String>> command;
  private final int retries;
  private final SweepWatcher watcher;

  /**
   * @param command makes the command for a configuration file and a run folder: it trains from the
   *     folder's latest checkpoint or else anew, see {@link RunLaunch#command}
   * @param retries how often a run that crashes is started again
   */
  public SweepRunner(
      Sweep sweep,
      SweepFolder folder,
      BiFunction<Path, RunFolder, List<String>> command,
      int retries,
      SweepWatcher watcher) {
    this.sweep = sweep;
    this.folder = folder;
    this.command = command;
    this.retries = retries;
    this.watcher = watcher;
  }

  /**
   * What has become of a sweep.
   *
   * @param runs in the order of the sweep
   * @param left runs of an earlier call that are no longer part of the sweep
   */
  public record Outcome(List<SweepProgress> runs, List<String> left) {

    /** Whether every run is complete. */
    public boolean complete() {
      return runs.stream().allMatch(it -> it.state() == State.COMPLETE);
    }
  }

  /**
   * Runs until nothing is left to do, or until {@code stop} becomes true and all runs have ended.
   *
   * @throws dev.armature.host.training.RunFolderException if another process runs the sweep, or if
   *     a run has begun with another configuration
   */
  public Outcome run(BooleanSupplier stop) throws IOException {
    Files.createDirectories(folder.path());
    try (RunLock lock = new RunLock(folder.path());
        Launcher launcher = launcher()) {
      List<String> left = new SweepPlan(folder).write(sweep);
      List<SweepProgress> runs = new ArrayList<>();
      for (SweptRun run : sweep.runs()) {
        runs.add(new SweepProgress(run, folder));
      }
      try {
        work(runs, launcher, stop);
      } finally {
        // Only after a failure of this very loop is there one.
        runs.forEach(it -> it.process().ifPresent(LaunchedRun::stop));
      }
      return new Outcome(runs, left);
    }
  }

  @SuppressWarnings("unchecked") // an offer's settings are of its provider's own record type
  private Launcher launcher() {
    LauncherProvider<Record> provider =
        (LauncherProvider<Record>) sweep.launcher().offer().provider();
    return sweep.launcher().create(provider::create);
  }

  private void work(List<SweepProgress> runs, Launcher launcher, BooleanSupplier stop)
      throws IOException {
    boolean stopping = false;
    while (true) {
      for (SweepProgress run : runs) {
        OptionalInt status =
            run.process().map(LaunchedRun::exitStatus).orElseGet(OptionalInt::empty);
        if (status.isPresent()) {
          end(run, status.getAsInt(), stopping);
          watcher.ended(run);
        }
      }
      if (stop.getAsBoolean() && !stopping) {
        stopping = true;
        for (SweepProgress run : runs) {
          run.process().ifPresent(LaunchedRun::stop);
          if (run.state() == State.WAITING) {
            run.ended(State.STOPPED, "");
          }
        }
      }
      long running = runs.stream().filter(it -> it.state() == State.RUNNING).count();
      long waiting = runs.stream().filter(it -> it.state() == State.WAITING).count();
      if (running + waiting == 0) {
        return;
      }
      launchUpTo(launcher.slots() - (int) running, runs, launcher);
      watcher.waited(runs);
      pause();
    }
  }

  private void launchUpTo(int count, List<SweepProgress> runs, Launcher launcher)
      throws IOException {
    int launched = 0;
    for (SweepProgress run : runs) {
      if (launched >= count) {
        return;
      }
      // One that an earlier call has left behind may still be writing its checkpoint.
      if (run.state() == State.WAITING && !RunStatus.isRunning(folder.run(run.run()))) {
        launch(run, launcher);
        launched++;
      }
    }
  }

  private void launch(SweepProgress run, Launcher launcher) throws IOException {
    List<String> words = command.apply(folder.configuration(run.run()), folder.run(run.run()));
    RunLaunch launch =
        new RunLaunch(run.run().name(), words, Path.of("").toAbsolutePath(), folder.log(run.run()));
    run.started(launcher.launch(launch));
    watcher.started(run);
  }

  private void end(SweepProgress run, int status, boolean stopping) throws IOException {
    if (status == COMPLETE || Files.exists(folder.run(run.run()).evaluation())) {
      run.ended(State.COMPLETE, "");
    } else if (stopping) {
      run.ended(State.STOPPED, "");
    } else {
      boolean again = status != BAD_INPUT && run.attempts() <= retries;
      run.ended(again ? State.WAITING : State.FAILED, reason(run.run(), status));
    }
  }

  private String reason(SweptRun run, int status) throws IOException {
    if (status > SIGNALLED) {
      return "ended by signal " + (status - SIGNALLED);
    }
    return lastWords(folder.log(run)).orElse("ended with status " + status);
  }

  /** What a run printed after its progress, on a few lines at most. */
  private static Optional<String> lastWords(Path log) throws IOException {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (String line : new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n")) {
      if (line.startsWith(STEP) || line.startsWith(FOLDER)) {
        words.clear();
      } else if (!line.isBlank()) {
        words.add(line.strip());
      }
    }
    List<String> last = words.subList(Math.max(0, words.size() - MOST_LINES), words.size());
    return last.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", last));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while runs go on", e);
    }
  }
}
