package dev.armature.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jline.utils.Signals;

/**
 * Listens to SIGINT (Ctrl-C) and SIGTERM: the first asks the run to end in an orderly way, the
 * second ends the process at once.
 */
final class StopSignals implements BooleanSupplier, AutoCloseable {

  private static final Map<String, Integer> STATUS =
      Map.of("INT", ExitStatus.INTERRUPTED, "TERM", ExitStatus.TERMINATED);

  private final Map<String, Object> before = new LinkedHashMap<>();
  private final PrintWriter err;
  private volatile int status;

  /**
   * @param err where the first signal is answered
   */
  StopSignals(PrintWriter err) {
    this.err = err;
    STATUS.forEach(
        (signal, status) -> before.put(signal, Signals.register(signal, () -> received(status))));
  }

  private synchronized void received(int newStatus) {
    if (status != ExitStatus.DONE) {
      Runtime.getRuntime().halt(newStatus);
    }
    status = newStatus;
    err.println("\nstopping with a checkpoint; once more to stop at once");
    err.flush();
  }

  /** Whether to stop. */
  @Override
  public boolean getAsBoolean() {
    return status != ExitStatus.DONE;
  }

  /** The exit status that the first signal asks for; empty if there was none. */
  OptionalInt status() {
    return getAsBoolean() ? OptionalInt.of(status) : OptionalInt.empty();
  }

  @Override
  public void close() {
    before.forEach(Signals::unregister);
  }
}
