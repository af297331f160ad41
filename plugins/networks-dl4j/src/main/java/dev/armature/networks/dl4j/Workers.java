package dev.armature.networks.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent tasks on the calling thread and a few of its own.
 *
 * <p>Between two calls of one update a worker spins, because to park and wake it takes as long as
 * the work itself; after some 100 µs without work it parks.
 */
final class Workers implements AutoCloseable {

  private static final int SPINS = 5_000;

  private final List<Worker> workers = new ArrayList<>();
  private volatile Job latest = new Job(0, task -> {});
  private volatile boolean open = true;

  /**
   * @param threads how many threads compute, the caller's among them; at least 1
   */
  Workers(int threads) {
    for (int i = 1; i < threads; i++) {
      Worker worker = new Worker("networks-dl4j-" + i);
      workers.add(worker);
      worker.start();
    }
  }

  /** Runs the tasks 0, …, {@code count} − 1, in any order, and returns when all are done. */
  void run(int count, IntConsumer task) {
    if (count == 1 || workers.isEmpty()) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    Job job = new Job(count, task);
    latest = job;
    for (Worker worker : workers) {
      if (worker.parked) {
        LockSupport.unpark(worker);
      }
    }
    job.work();
    job.await();
  }

  /** Ends the threads and waits for them. */
  @Override
  public void close() {
    open = false;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
    boolean interrupted = false;
    for (Worker worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The tasks of one call; each is taken by whichever thread comes first. */
  private static final class Job {

    private final int count;
    private final IntConsumer task;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean waiting;

    Job(int count, IntConsumer task) {
      this.count = count;
      this.task = task;
    }

    void work() {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        try {
          task.accept(i);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          if (done.incrementAndGet() == count && waiting) {
            LockSupport.unpark(caller);
          }
        }
      }
    }

    void await() {
      for (int spins = 0; spins < SPINS && done.get() < count; spins++) {
        Thread.onSpinWait();
      }
      waiting = true;
      while (done.get() < count) {
        LockSupport.park(this);
      }
      Throwable thrown = failure.get();
      if (thrown != null) {
        throw new IllegalStateException("A network could not be computed", thrown);
      }
    }
  }

  private final class Worker extends Thread {

    private volatile boolean parked;

    Worker(String name) {
      super(name);
      setDaemon(true);
    }

    @Override
    public void run() {
      Job seen = latest;
      while (open) {
        Job job = latest;
        if (job != seen) {
          seen = job;
          job.work();
        } else {
          idle(seen);
        }
      }
    }

    private void idle(Job seen) {
      for (int i = 0; i < SPINS; i++) {
        if (latest != seen) {
          return;
        }
        Thread.onSpinWait();
      }
      parked = true;
      while (latest == seen && open) {
        LockSupport.park(this);
      }
      parked = false;
    }
  }
}
