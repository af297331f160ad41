package dev.armature.host.sweeps;

import java.util.List;

/** Is told how a sweep goes. */
public interface SweepWatcher {

  /** A run was started, for the first time or again. */
  default void started(SweepProgress run) {}

  /** A run ended: its state tells how, {@code WAITING} that it is to be started again. */
  default void ended(SweepProgress run) {}

  /** Some time has passed. */
  default void waited(List<SweepProgress> runs) {}
}
