package dev.armature.host.sweeps;

import dev.armature.api.LaunchedRun;
import dev.armature.host.configuration.Keys;
import dev.armature.host.configuration.Problem;
import dev.armature.host.training.RunStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far a run of a sweep is. */
public final class SweepProgress {

  /** What is to be done with a run, or has been. */
  public enum State {
    /** It is to be started. */
    WAITING,
    /** It goes on. */
    RUNNING,
    /** It went to its end, now or in an earlier call. */
    COMPLETE,
    /** It ended before its end, and is not started again in this call. */
    FAILED,
    /** It was stopped with the sweep. */
    STOPPED;

    @Override
    public String toString() {
      return Keys.ofConstant(this);
    }
  }

  private final SweptRun run;
  private State state;
  private int attempts;
  private String message = "";
  private Optional<LaunchedRun> process = Optional.empty();

  SweepProgress(SweptRun run, SweepFolder folder) throws IOException {
    this.run = run;
    if (run.experiment().isEmpty()) {
      state = State.FAILED;
      message = run.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
    } else if (RunStatus.of(folder.run(run)) == RunStatus.COMPLETE) {
      state = State.COMPLETE;
    } else {
      state = State.WAITING;
    }
  }

  public SweptRun run() {
    return run;
  }

  public State state() {
    return state;
  }

  /** How often it has been started in this call. */
  public int attempts() {
    return attempts;
  }

  /** Why it failed, the last time that it did; empty where it never has. */
  public String message() {
    return message;
  }

  /** The process while it runs. */
  Optional<LaunchedRun> process() {
    return process;
  }

  void started(LaunchedRun launched) {
    process = Optional.of(launched);
    state = State.RUNNING;
    attempts++;
  }

  /**
   * It has ended, for now or for good.
   *
   * @param reason why, where it failed; else empty
   */
  void ended(State newState, String reason) {
    process = Optional.empty();
    state = newState;
    if (!reason.isEmpty()) {
      message = reason;
    }
  }
}
