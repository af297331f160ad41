package dev.armature.networks.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A few threads that do one piece of work together; the caller is one of them.
 *
 * <p>A piece takes some hundred microseconds, less than it may take to wake a sleeping thread. So
 * the others wait for the next piece awake for a moment, and sleep only when none comes: a core is
 * free while environments are stepped.
 */
final class Team implements AutoCloseable {

  /** What the members of a team do. */
  @FunctionalInterface
  interface Work {
    /** Does share {@code thread} of {@code threads}, or everything if {@code threads} is 1. */
    void run(int thread, int threads);
  }

  /** How long a thread stays awake for the next piece of work. */
  private static final long AWAKE_NANOS = 200_000;

  private static final int SPINS_BETWEEN_CLOCKS = 64;
  private static final int SPINS_BEFORE_YIELD = 2_000;
  private static final Work NOTHING = (thread, threads) -> {};

  private final int threads;
  private final List<Worker> workers = new ArrayList<>();
  private final ReentrantLock inUse = new ReentrantLock();
  private final AtomicInteger piece = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger barriers = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Work work = NOTHING;
  private volatile boolean closed;

  Team(int threads) {
    this.threads = threads;
    for (int thread = 1; thread < threads; thread++) {
      Worker worker = new Worker(thread);
      workers.add(worker);
      worker.start();
    }
  }

  int threads() {
    return threads;
  }

  /** One of the threads beside the caller, from 1 on. */
  Thread worker(int number) {
    return workers.get(number - 1);
  }

  /**
   * Has the work done, by this thread alone if the others are busy for another caller or not worth
   * waking.
   */
  void run(Work work, boolean alone) {
    if (alone || threads == 1 || !inUse.tryLock()) {
      work.run(0, 1);
      return;
    }
    try {
      if (closed) {
        work.run(0, 1);
        return;
      }
      this.work = work;
      busy.set(threads - 1);
      piece.incrementAndGet();
      wakeAll();
      perform(work, 0);
      for (int spins = 0; busy.get() > 0; spins++) {
        pause(spins);
      }
      rethrowFailure();
    } finally {
      this.work = NOTHING;
      inUse.unlock();
    }
  }

  private void perform(Work work, int thread) {
    try {
      work.run(thread, threads);
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  private void rethrowFailure() {
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      arrived.set(0);
      if (thrown instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("A computing thread failed: " + thrown, thrown);
    }
  }

  /** Waits, within a piece of work, until every thread of the team has come here. */
  void barrier() {
    int barrier = barriers.get();
    if (arrived.incrementAndGet() == threads) {
      arrived.set(0);
      barriers.set(barrier + 1);
      return;
    }
    for (int spins = 0; barriers.get() == barrier; spins++) {
      if (failure.get() != null) {
        throw new IllegalStateException("Another computing thread failed");
      }
      pause(spins);
    }
  }

  // Where threads are more than free cores, the one that is waited for needs this one's core.
  @SuppressWarnings("ThreadPriorityCheck")
  private static void pause(int spins) {
    if (spins < SPINS_BEFORE_YIELD) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  /** Ends the threads; work that comes later is done by its caller alone. */
  @Override
  public void close() {
    inUse.lock();
    try {
      closed = true;
      piece.incrementAndGet();
      wakeAll();
    } finally {
      inUse.unlock();
    }
  }

  private void wakeAll() {
    for (Worker worker : workers) {
      worker.wake();
    }
  }

  private final class Worker extends Thread {

    private final int number;
    private volatile boolean asleep;

    Worker(int number) {
      super("networks-simd-" + number);
      this.number = number;
      setDaemon(true);
    }

    void wake() {
      if (asleep) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      for (int done = 0; ; done++) {
        awaitPieceAfter(done);
        if (closed) {
          return;
        }
        perform(work, number);
        busy.decrementAndGet();
      }
    }

    private void awaitPieceAfter(int done) {
      long start = System.nanoTime();
      for (int spins = 1; piece.get() == done; spins++) {
        if (spins % SPINS_BETWEEN_CLOCKS != 0 || System.nanoTime() - start < AWAKE_NANOS) {
          Thread.onSpinWait();
          continue;
        }
        asleep = true;
        if (piece.get() == done) {
          LockSupport.park(this);
        }
        asleep = false;
      }
    }
  }
}
