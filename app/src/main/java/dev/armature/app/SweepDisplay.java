package dev.armature.app;

import dev.armature.host.sweeps.SweepWatcher;

/** Shows how a sweep goes; as it stands, not at all. */
interface SweepDisplay extends SweepWatcher, AutoCloseable {

  /** Shows the last state; may be called again. */
  @Override
  default void close() {}
}
