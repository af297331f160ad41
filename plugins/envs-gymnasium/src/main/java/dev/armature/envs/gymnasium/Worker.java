package dev.armature.envs.gymnasium;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.armature.api.ConfigurationException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that plays environments, and the calls to it: one at a time, by one thread at a time.
 *
 * <p>A call that is answered soon is waited for without giving up the processor, which would cost
 * more than a step of a small environment. How soon that is, is learned from the calls before.
 */
final class Worker {

  private static final long SLEEP_NANOS = 1_000_000;
  private static final int LOOKS_BETWEEN_TIMES = 64;
  private static final long CLOSE_MILLIS = 5_000;
  private static final boolean KEEPS_ORDER_OF_STORES =
      System.getProperty("os.arch").matches("amd64|x86_64");

  private final WorkerProcess process;
  private final SharedMemory memory;
  private final Description description;
  private final double timeout;
  private final long patience;
  private double usual;
  private int calls;

  /**
   * Starts it, which takes as long as importing the environment's libraries.
   *
   * @param count how many environments it is to play
   * @throws ConfigurationException if the environment cannot be had
   */
  Worker(GymnasiumConfig config, int count) {
    process = new WorkerProcess(config.python(), order(config, count), config.id());
    try {
      description = describe(config);
      memory = new SharedMemory(description);
    } catch (WorkerFailure e) {
      throw new ConfigurationException(
          "", "the worker of " + config.id() + " did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      process.kill();
      throw new ConfigurationException(
          "", "the file of the worker of " + config.id() + " cannot be mapped: " + e, e);
    }
    timeout = config.timeout();
    patience = KEEPS_ORDER_OF_STORES ? 1_000L * config.busyWait() : 0;
  }

  private static String order(GymnasiumConfig config, int count) {
    Map<String, Object> order =
        Map.of(
            "id", config.id(),
            "kwargs", config.kwargs().root().unwrapped(),
            "modules", config.modules(),
            "rendered", config.rendered(),
            "count", count,
            "goal_rows", SharedMemory.GOAL_ROWS,
            "busy_wait", config.busyWait() * 1e-6);
    return ConfigValueFactory.fromMap(order).render(ConfigRenderOptions.concise());
  }

  private Description describe(GymnasiumConfig config) throws WorkerFailure {
    String json = process.description(config.startTimeout());
    Config told = ConfigFactory.parseString(json);
    if (told.hasPath("refusal")) {
      process.kill();
      throw new ConfigurationException(told.getString("key"), told.getString("refusal"));
    }
    if (told.hasPath("failure")) {
      process.kill();
      throw new ConfigurationException(
          "id",
          "%s cannot be made: %s\n%s"
              .formatted(config.id(), told.getString("failure"), told.getString("traceback")));
    }
    return Description.parse(json);
  }

  Description description() {
    return description;
  }

  /** Where the numbers of a call are written before it, and read after it. */
  SharedMemory memory() {
    return memory;
  }

  /**
   * Makes a call and waits for the answer.
   *
   * @param environment which one
   * @throws WorkerFailure if the environment raises an exception, or no answer comes
   */
  void call(Command command, int environment) throws WorkerFailure {
    request(command, environment);
    awaitAnswer();
    if (memory.failed()) {
      throw new WorkerFailure("it raised an exception:\n" + memory.text().strip());
    }
  }

  private void request(Command command, int environment) throws WorkerFailure {
    calls++;
    memory.request(calls, command.number(), environment);
    if (memory.workerSleeps()) {
      process.wake();
    }
  }

  private void awaitAnswer() throws WorkerFailure {
    long began = System.nanoTime();
    if (usual >= patience || !watch(began)) {
      sleep(began);
    }
    usual += (System.nanoTime() - began - usual) / 8;
  }

  /** Watches for the answer; returns whether it came. */
  private boolean watch(long began) {
    do {
      for (int i = 0; i < LOOKS_BETWEEN_TIMES; i++) {
        if (memory.response() == calls) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - began < patience);
    return false;
  }

  private void sleep(long began) throws WorkerFailure {
    process.sleeper(Thread.currentThread());
    memory.hostSleeps(true);
    while (memory.response() != calls) {
      LockSupport.parkNanos(this, SLEEP_NANOS);
      if (!process.isAlive() && memory.response() != calls) {
        throw process.died();
      }
      if (System.nanoTime() - began > timeout * 1e9) {
        throw process.hung("it gave no answer within " + timeout + " s (timeout)");
      }
    }
    memory.hostSleeps(false);
  }

  /** Lets it close its environments and waits for its end, or kills it. */
  void close() {
    try {
      if (process.isAlive()) {
        request(Command.CLOSE, 0);
        process.waitFor(CLOSE_MILLIS);
      }
    } catch (WorkerFailure e) {
      // It has ended on its own.
    }
    process.kill();
  }

  /** Ends it at once. */
  void kill() {
    process.kill();
  }

  /** The number that the system knows its process by. */
  long pid() {
    return process.pid();
  }
}
