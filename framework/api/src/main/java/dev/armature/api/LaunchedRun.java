package dev.armature.api;

import java.util.OptionalInt;

/** A run that a {@link Launcher} has started. */
public interface LaunchedRun {

  /**
   * The exit status of its command, with 128 + n after signal n as shells have it; empty while it
   * goes on. Returns at once.
   */
  OptionalInt exitStatus();

  /** Asks it to write a checkpoint and end, by the end of its standard input; returns at once. */
  void stop();

  /** Ends it at once. */
  void kill();
}
