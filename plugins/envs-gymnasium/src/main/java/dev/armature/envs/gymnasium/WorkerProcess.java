package dev.armature.envs.gymnasium;

import dev.armature.api.ConfigurationException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A Python process that runs the package {@code armature_worker} of this plugin's jar, with its
 * pipes: frames at the start, then single bytes that wake. It ends when this process does, however
 * that comes about, because its standard input is then closed.
 */
final class WorkerProcess {

  /** Its argument is where the package {@code armature_worker} lies: this plugin's own jar. */
  private static final String BOOT =
      """
      import sys
      if sys.version_info < (3, 9):
          sys.exit("Python 3.9 or newer is needed; %s is %s" % (sys.executable, sys.version.split()[0]))
      sys.dont_write_bytecode = True
      sys.path.append(sys.argv.pop(1))
      from armature_worker.start import main
      main()
      """;

  private static final int SIGNAL_STATUS = 128;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Process process;
  private final OutputStream requests;
  private final MessageTail messages;
  private final CompletableFuture<String> description = new CompletableFuture<>();
  private volatile @Nullable Thread sleeper;

  /**
   * @param python the program
   * @param order what the worker is to make, as JSON
   * @param name what its messages are labelled with
   * @throws ConfigurationException if there is no such program
   */
  WorkerProcess(String python, String order, String name) {
    try {
      process = new ProcessBuilder(List.of(python, "-c", BOOT, jar())).start();
    } catch (IOException e) {
      throw new ConfigurationException(
          "python",
          "there is no program %s; install Python 3.9 or newer with 'pip install gymnasium', or name the program of one"
              .formatted(python),
          e);
    }
    requests = process.getOutputStream();
    messages = new MessageTail(process.getErrorStream(), name);
    messages.start();
    Thread reader = new Thread(this::readAnswers, "gymnasium-answers");
    reader.setDaemon(true);
    reader.start();
    try {
      send(order.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It has ended already; whoever waits for its description learns why.
      description.completeExceptionally(e);
    }
  }

  private static String jar() {
    try {
      CodeSource source = WorkerProcess.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class comes from a file", e);
    }
  }

  private void send(byte[] frame) throws IOException {
    requests.write(ByteBuffer.allocate(Integer.BYTES).putInt(frame.length).array());
    requests.write(frame);
    requests.flush();
  }

  private void readAnswers() {
    try (DataInputStream answers = new DataInputStream(process.getInputStream())) {
      description.complete(
          new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8));
      while (answers.read() >= 0) {
        LockSupport.unpark(sleeper);
      }
    } catch (IOException e) {
      description.completeExceptionally(e);
    }
    LockSupport.unpark(sleeper);
  }

  /**
   * What the worker tells when it has made its environments.
   *
   * @param seconds how long to wait
   * @throws WorkerFailure if it ends before, or takes longer
   */
  String description(double seconds) throws WorkerFailure {
    try {
      return description.get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw died();
    } catch (TimeoutException e) {
      throw hung("it had not made its environments after " + seconds + " s (start-timeout)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkerFailure("interrupted while it was starting");
    }
  }

  /** Wakes the worker. */
  void wake() throws WorkerFailure {
    try {
      requests.write('!');
      requests.flush();
    } catch (IOException e) {
      throw died();
    }
  }

  /** Names the thread that the worker's answers wake. */
  void sleeper(@Nullable Thread thread) {
    sleeper = thread;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Why it has ended. */
  WorkerFailure died() {
    boolean ended = waitFor(PATIENCE_MILLIS);
    if (!ended) {
      kill();
    }
    messages.awaitEnd();
    String how;
    if (!ended) {
      how = "closed its pipes";
    } else if (process.exitValue() > SIGNAL_STATUS) {
      int signal = process.exitValue() - SIGNAL_STATUS;
      how =
          "was killed by signal "
              + signal
              + (signal == 9 ? " (SIGKILL), as where memory runs out" : "");
    } else {
      how = "ended with status " + process.exitValue();
    }
    return new WorkerFailure("its process " + process.pid() + " " + how + messages.shown());
  }

  /** Kills it because it hangs, after it has told where. */
  WorkerFailure hung(String what) {
    try {
      new ProcessBuilder("kill", "-USR1", String.valueOf(process.pid())).start().waitFor();
      Thread.sleep(300);
    } catch (IOException e) {
      // It is killed all the same.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
    return new WorkerFailure(what + messages.shown());
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly();
    waitFor(PATIENCE_MILLIS);
  }

  /** Waits for its end. */
  boolean waitFor(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The number that the system knows it by. */
  long pid() {
    return process.pid();
  }
}
