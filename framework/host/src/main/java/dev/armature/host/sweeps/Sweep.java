package dev.armature.host.sweeps;

import dev.armature.host.configuration.Choice;
import java.util.List;

/**
 * A sweep, expanded and checked.
 *
 * @param name the name of the experiment that is varied
 * @param launcher what starts the runs
 * @param runs all of them, in the order in which they are started
 */
public record Sweep(String name, Choice launcher, List<SweptRun> runs) {

  public Sweep {
    runs = List.copyOf(runs);
  }
}
