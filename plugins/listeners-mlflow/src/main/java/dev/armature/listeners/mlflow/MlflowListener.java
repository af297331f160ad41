package dev.armature.listeners.mlflow;

import dev.armature.api.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/**
 * Tells the server from a thread of its own, in order, so that training does not wait for the
 * network. What went wrong there is thrown at the next call.
 */
final class MlflowListener implements RunListener {

  /** A server that is this far behind does not answer. */
  private static final int MOST_WAITING = 1000;

  private final MlflowConfig config;
  private final MlflowClient client;
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "mlflow");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile Optional<RuntimeException> failure = Optional.empty();
  // The sender's own.
  private Optional<TrackedRun> run = Optional.empty();
  private long totalSteps;
  private boolean open;

  MlflowListener(MlflowConfig config) {
    this.config = config;
    client =
        new MlflowClient(
            new BasicMlflowHostCreds(
                config.trackingUri(),
                System.getenv("MLFLOW_TRACKING_USERNAME"),
                System.getenv("MLFLOW_TRACKING_PASSWORD"),
                System.getenv("MLFLOW_TRACKING_TOKEN"),
                false));
  }

  @Override
  public void started(Path folder, long totalSteps, List<String> metricNames) {
    this.totalSteps = totalSteps;
    open = true;
    send(
        () -> {
          run = Optional.of(TrackedRun.open(client, folder, config.experiment()));
          return null;
        });
  }

  @Override
  public void metrics(long step, Map<String, Double> values) {
    long now = System.currentTimeMillis();
    Map<String, Double> row = Map.copyOf(values);
    send(
        () -> {
          run.orElseThrow().tell(step, row, now);
          return null;
        });
  }

  @Override
  public void finished(long step) {
    end(step >= totalSteps ? RunStatus.FINISHED : RunStatus.KILLED);
  }

  /** A run that was not finished has failed. */
  @Override
  public void close() {
    try {
      if (open && failure.isEmpty()) {
        end(RunStatus.FAILED);
      }
    } finally {
      sender.shutdownNow();
      client.close();
    }
  }

  private void end(RunStatus status) {
    open = false;
    send(
        () -> {
          run.orElseThrow().end(status);
          return null;
        });
    FutureTask<Boolean> told = new FutureTask<>(() -> true);
    sender.execute(told);
    await(told);
  }

  private void send(Callable<?> message) {
    failure.ifPresent(
        it -> {
          throw it;
        });
    if (waiting.incrementAndGet() > MOST_WAITING) {
      throw fail(new IllegalStateException(config.trackingUri() + " does not answer"));
    }
    sender.execute(
        () -> {
          try {
            if (failure.isEmpty()) {
              message.call();
            }
          } catch (Exception | LinkageError e) {
            failure =
                Optional.of(new IllegalStateException(config.trackingUri() + ": " + reason(e), e));
          } finally {
            waiting.decrementAndGet();
          }
        });
  }

  /** The client tells the failures of the network as the cause of one without a message. */
  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.toString() : message;
  }

  private RuntimeException fail(RuntimeException cause) {
    failure = Optional.of(cause);
    return cause;
  }

  private void await(FutureTask<Boolean> told) {
    try {
      told.get(Math.round(config.timeout() * 1000), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw fail(
          new IllegalStateException(
              "%s was not told everything within %s s"
                  .formatted(config.trackingUri(), config.timeout()),
              e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fail(new IllegalStateException("interrupted", e));
    } catch (ExecutionException e) {
      throw fail(new IllegalStateException(e.getCause()));
    }
    failure.ifPresent(
        it -> {
          throw it;
        });
  }
}
