package dev.armature.host.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Works on many things at a time, each always on the same thread. */
public final class SideBySide implements AutoCloseable {

  private final int count;
  private final int threads;
  private final ExecutorService others;

  /**
   * @param count how many things there are
   * @param threads how many threads work on them, the caller's included; at least 1
   */
  public SideBySide(int count, int threads) {
    this.count = count;
    this.threads = Math.min(threads, count);
    others =
        Executors.newFixedThreadPool(
            Math.max(1, this.threads - 1),
            task -> {
              Thread thread = new Thread(task, "environments");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does the work for each index, and waits for all. */
  public void forEach(IntConsumer work) {
    if (threads == 1) {
      for (int i = 0; i < count; i++) {
        work.accept(i);
      }
      return;
    }
    List<Future<Void>> pending = new ArrayList<>(threads - 1);
    for (int thread = 1; thread < threads; thread++) {
      pending.add(others.submit(share(thread, work)));
    }
    RuntimeException failure = null;
    try {
      share(0, work).call();
    } catch (Exception e) {
      failure = unchecked(e);
    }
    // The others are waited for in any case: each thing is used by one thread at a time.
    for (Future<Void> share : pending) {
      try {
        share.get();
      } catch (ExecutionException e) {
        failure = failure == null ? unchecked(e.getCause()) : failure;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while environments were stepping", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Callable<Void> share(int thread, IntConsumer work) {
    return () -> {
      for (int i = thread; i < count; i += threads) {
        work.accept(i);
      }
      return null;
    };
  }

  private static RuntimeException unchecked(@Nullable Throwable failure) {
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("an environment failed", failure);
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
