package dev.armature.host.index;

import dev.armature.api.RunListener;
import dev.armature.host.training.RunFolder;
import dev.armature.host.training.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the index of a run when it begins and when it has ended. It does so on a thread of its own,
 * so that training need not wait for the database; and whatever goes wrong with the index is told
 * once and does not concern the run.
 */
public final class IndexedRun implements RunListener {

  private static final Logger log = LoggerFactory.getLogger(IndexedRun.class);
  private static final long PATIENCE_SECONDS = 60;

  private final RunFolder folder;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread daemon = new Thread(task, "run index");
            daemon.setDaemon(true);
            return daemon;
          });
  private boolean warned;

  public IndexedRun(RunFolder folder) {
    this.folder = folder;
  }

  @Override
  public void started(Path path, long totalSteps, List<String> metricNames) {
    thread.execute(() -> update(index -> index.put(folder, RunStatus.RUNNING)));
  }

  /** After the run has let go of its folder. */
  @Override
  public void close() {
    thread.execute(
        () ->
            update(
                index -> {
                  if (Files.exists(folder.configuration())) {
                    index.refresh(folder);
                  }
                }));
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("the index of runs was not told of {} in time", folder.path());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is done with the index. */
  @FunctionalInterface
  private interface Update {
    void apply(RunIndex index) throws IOException;
  }

  private void update(Update update) {
    try (RunIndex index = new RunIndex(RunScan.runsOf(folder))) {
      update.apply(index);
    } catch (OutOfMemoryError e) {
      // The run tells it, and the index is only a cache.
    } catch (IOException | RuntimeException | LinkageError e) {
      // A run that is refused deletes its folder, perhaps while it is being read here.
      if (!warned && Files.exists(folder.configuration())) {
        warned = true;
        log.warn("{} is not in the index of runs: {}", folder.path(), e.getMessage());
      }
    }
  }
}
