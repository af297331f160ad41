package dev.armature.host.training;

import dev.armature.api.Evaluation;
import dev.armature.api.RunListener;
import dev.armature.host.configuration.OnFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on to a listener what happens, until it fails. Its failure is told once; then the run goes
 * on and the listener is told nothing more, unless a failure is to end the run.
 */
final class GuardedListener implements RunListener {

  private static final Logger logger = LoggerFactory.getLogger(GuardedListener.class);

  private final String key;
  private final OnFailure onFailure;
  private final RunListener listener;
  private final Consumer<Runnable> within;
  private long step;
  private boolean failed;

  /**
   * @param key where the listener stands in the configuration, for the message
   * @param within what each call is made in, such as with a plugin's class loader
   */
  GuardedListener(
      String key, OnFailure onFailure, RunListener listener, Consumer<Runnable> within) {
    this.key = key;
    this.onFailure = onFailure;
    this.listener = listener;
    this.within = within;
  }

  private void tell(Runnable call) {
    if (failed) {
      return;
    }
    try {
      within.accept(call);
    } catch (RuntimeException | LinkageError failure) {
      failed = true;
      String what = "%s failed after %d steps: %s".formatted(key, step, reason(failure));
      if (onFailure == OnFailure.STOP) {
        throw new RunFailedException(what, failure);
      }
      logger.warn("{}; it is told nothing more, and the run goes on", what, failure);
    }
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.toString() : message;
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    tell(() -> listener.started(folder, totalSteps, metricNames));
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    this.step = step;
    tell(() -> listener.metrics(step, values));
  }

  @Override
  public void evaluated(long step, Evaluation evaluation) {
    tell(() -> listener.evaluated(step, evaluation));
  }

  @Override
  public void checkpointed(long step, Path checkpoint) {
    tell(() -> listener.checkpointed(step, checkpoint));
  }

  @Override
  public void finished(long step) {
    this.step = step;
    tell(() -> listener.finished(step));
  }

  /** Also after a failure; a second one is not told. */
  @Override
  public void close() {
    if (failed) {
      try {
        within.accept(listener::close);
      } catch (RuntimeException | LinkageError again) {
        logger.debug("{} did not close", key, again);
      }
    } else {
      tell(listener::close);
    }
  }
}
