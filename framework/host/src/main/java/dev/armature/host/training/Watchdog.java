package dev.armature.host.training;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run whose environment does not come back. Nothing can stop a call into foreign code, so
 * the run has a thread of its own, which is left behind: should the call come back after all, the
 * first thing that the run does is to end.
 */
final class Watchdog {

  private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final long limit;
  private final List<GuardedEnvironment> environments = new CopyOnWriteArrayList<>();
  private volatile boolean leftBehind;

  /**
   * @param seconds how long a call may take; 0 for as long as it likes
   */
  Watchdog(double seconds) {
    limit = (long) (seconds * 1e9);
  }

  boolean active() {
    return limit > 0;
  }

  void watch(GuardedEnvironment environment) {
    environments.add(environment);
  }

  /**
   * @throws IllegalStateException if this thread has been left behind
   */
  void requireRunning() {
    if (leftBehind) {
      throw new IllegalStateException("the run has ended");
    }
  }

  /**
   * Does the work, while the environments come back.
   *
   * @throws RunFailedException if one does not
   */
  <T> T run(Callable<T> work) throws Exception {
    if (!active()) {
      return work.call();
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "training");
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        return task.get(Math.min(limit / 4 + 1, LONGEST_NAP_NANOS), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        bark();
      } catch (ExecutionException e) {
        throw unwrapped(e);
      }
    }
  }

  private static Exception unwrapped(ExecutionException failure) {
    @Nullable Throwable cause = failure.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof Exception exception ? exception : failure;
  }

  private void bark() {
    for (GuardedEnvironment environment : environments) {
      String hangs = environment.hangs(limit);
      if (hangs != null) {
        leftBehind = true;
        throw new RunFailedException(hangs, null);
      }
    }
  }
}
