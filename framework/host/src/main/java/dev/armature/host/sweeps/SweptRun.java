package dev.armature.host.sweeps;

import dev.armature.host.configuration.Experiment;
import dev.armature.host.configuration.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a sweep.
 *
 * @param name what it is called, unique in the sweep and fit for a folder
 * @param settings what the sweep sets for it, by key, as HOCON
 * @param experiment its whole configuration; empty where that is wrong
 * @param problems what is wrong in it
 */
public record SweptRun(
    String name,
    Map<String, String> settings,
    Optional<Experiment> experiment,
    List<Problem> problems) {

  public SweptRun {
    settings = Map.copyOf(settings);
    problems = List.copyOf(problems);
  }
}
