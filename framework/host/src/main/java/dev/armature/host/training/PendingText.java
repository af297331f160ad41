package dev.armature.host.training;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A text that a thread of its own makes, so that training need not wait for it. */
final class PendingText implements AutoCloseable {

  private final FutureTask<String> task;

  /**
   * Begins to make it.
   *
   * @param name what the thread is called
   */
  PendingText(String name, Callable<String> source) {
    task = new FutureTask<>(source);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The text, once it is there.
   *
   * @throws IOException if that is what making it threw
   */
  String await() throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        // A full heap, which the run tells as such.
        throw error;
      }
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before all was written");
    }
  }

  /** Waits until it is there: what is being written must not go on once the run has ended. */
  @Override
  public void close() throws IOException {
    await();
  }
}
