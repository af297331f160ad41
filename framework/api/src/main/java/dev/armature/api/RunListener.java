package dev.armature.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Is told what happens in a run, in order, on the training thread: to record it, show it or send it
 * elsewhere. It never changes the run. An exception it throws is told to the user, once; then the
 * run goes on and the listener is only closed, unless its section says {@code on-failure = stop}.
 */
public interface RunListener extends AutoCloseable {

  /**
   * The run begins, or goes on.
   *
   * @param folder the run folder, with the complete configuration in {@code config.conf}
   * @param totalSteps the number of environment steps it will take
   * @param metricNames the names of all metrics that may come, in a fixed order
   */
  default void started(Path folder, long totalSteps, List<String> metricNames) {}

  /**
   * Metrics were gathered.
   *
   * @param step environment steps so far
   * @param values by name, in the order announced; what was not measured is missing
   */
  default void metrics(long step, Map<String, Double> values) {}

  /** The policy was evaluated after that many environment steps. */
  default void evaluated(long step, Evaluation evaluation) {}

  /** A checkpoint of that many environment steps is on disk. */
  default void checkpointed(long step, Path checkpoint) {}

  /** The run is over: complete, or stopped early in an orderly way. */
  default void finished(long step) {}

  /** Frees what the listener holds; called once, also after a failure. */
  @Override
  default void close() {}
}
