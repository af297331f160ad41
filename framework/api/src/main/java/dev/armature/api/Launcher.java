package dev.armature.api;

import java.io.IOException;

/**
 * Starts the runs of a sweep: as processes of this machine, or wherever else the same folders and
 * the same distribution are at hand.
 *
 * <p>Used by one thread.
 */
public interface Launcher extends AutoCloseable {

  /** How many runs it takes at once, at least 1. */
  int slots();

  /**
   * Starts a run; the call returns while it goes on.
   *
   * @throws IOException if it cannot be started
   */
  LaunchedRun launch(RunLaunch run) throws IOException;

  /** Frees what the launcher holds; the runs it has launched have ended by then. */
  @Override
  default void close() {}
}
