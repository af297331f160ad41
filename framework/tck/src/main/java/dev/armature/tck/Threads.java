package dev.armature.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The threads of this JVM: who calls, and who is still there. */
final class Threads {

  private static final long PATIENCE_MILLIS = 3_000;

  private Threads() {}

  /** Computes something on a thread that has done nothing before. */
  static <T> T onAnother(Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(task.get());
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            },
            "contract");
    thread.start();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Asserts that nothing that {@code task} started keeps the JVM from ending. */
  static void assertNoneLeftBy(String what, Runnable task) {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    task.run();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && !thread.isDaemon()) {
        try {
          thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        assertThat(thread.isAlive())
            .as(
                "close ends every thread that %s has started, here '%s', or the process does not"
                    + " end with its run",
                what, thread.getName())
            .isFalse();
      }
    }
  }
}
