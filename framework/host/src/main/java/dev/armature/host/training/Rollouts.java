package dev.armature.host.training;

import dev.armature.api.Checkpointable;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several environments stepped side by side. Each has its own stream of seeds, and nothing passes
 * between them, so what happens in them does not depend on the number of threads.
 */
final class Rollouts implements Checkpointable, AutoCloseable {

  private final List<Rollout> rollouts;
  private final int threads;
  private final ExecutorService others;

  /**
   * @param threads how many threads step them, the caller's included; at least 1
   */
  Rollouts(List<Rollout> rollouts, int threads) {
    this.rollouts = List.copyOf(rollouts);
    this.threads = Math.min(threads, rollouts.size());
    others =
        Executors.newFixedThreadPool(
            Math.max(1, this.threads - 1),
            task -> {
              Thread thread = new Thread(task, "environments");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What each of the environments is. */
  EnvironmentSpec spec() {
    return rollouts.get(0).spec();
  }

  int count() {
    return rollouts.size();
  }

  Rollout get(int index) {
    return rollouts.get(index);
  }

  /** Begins the first episode in each. */
  void begin() {
    forEach(Rollout::begin);
  }

  /** Steps each. */
  void step() {
    forEach(Rollout::step);
  }

  /** Goes on in each, to the next step or the next episode. */
  void advance() {
    forEach(Rollout::advance);
  }

  private void forEach(Consumer<Rollout> work) {
    if (threads == 1) {
      rollouts.forEach(work);
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
    // The others are waited for in any case: an environment is used by one thread at a time.
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

  private Callable<Void> share(int thread, Consumer<Rollout> work) {
    return () -> {
      for (int i = thread; i < rollouts.size(); i += threads) {
        work.accept(rollouts.get(i));
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
  public void save(StateWriter out) {
    for (int i = 0; i < rollouts.size(); i++) {
      rollouts.get(i).save(out.scoped(Integer.toString(i)));
    }
  }

  @Override
  public void load(StateReader in) {
    for (int i = 0; i < rollouts.size(); i++) {
      rollouts.get(i).load(in.scoped(Integer.toString(i)));
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
