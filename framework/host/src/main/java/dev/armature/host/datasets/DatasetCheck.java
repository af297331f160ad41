package dev.armature.host.datasets;

import dev.armature.api.Dataset;
import dev.armature.api.Dimension;
import dev.armature.api.EnvironmentSpec;
import dev.armature.api.GoalSpec;
import dev.armature.api.Space;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds out whether a dataset can come from an environment. */
public final class DatasetCheck {

  private final Dataset dataset;
  private final EnvironmentSpec environment;

  private DatasetCheck(Dataset dataset, EnvironmentSpec environment) {
    this.dataset = dataset;
    this.environment = environment;
  }

  /**
   * What does not fit, in a sentence without a full stop; empty where everything fits: the
   * components of observation and action by number and name, the actions' bounds, and, where the
   * environment tells its goals, what each step earned and whether it was an end and a success.
   */
  public static Optional<String> mismatch(Dataset dataset, EnvironmentSpec environment) {
    DatasetCheck check = new DatasetCheck(dataset, environment);
    return Stream.<Supplier<Optional<String>>>of(
            () -> names("observations", dataset.observationNames(), environment.observation()),
            () -> names("actions", dataset.actionNames(), environment.action()),
            check::bounds,
            check::outcomes)
        .flatMap(it -> it.get().stream())
        .findFirst();
  }

  private static Optional<String> names(String what, List<String> found, Space space) {
    List<String> expected = space.dimensions().stream().map(Dimension::name).toList();
    if (found.size() != expected.size()) {
      return Optional.of(
          "it holds %s of %d components (%s); the environment has %d (%s)"
              .formatted(what, found.size(), show(found), expected.size(), show(expected)));
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!found.get(i).equals(expected.get(i))) {
        return Optional.of(
            "component %d of its %s is %s; that of the environment is %s"
                .formatted(i, what, found.get(i), expected.get(i)));
      }
    }
    return Optional.empty();
  }

  private static String show(List<String> names) {
    return names.size() <= 6
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 3)) + ", … " + names.get(names.size() - 1);
  }

  private Optional<String> bounds() {
    List<Dimension> dimensions = environment.action().dimensions();
    for (int i = 0; i < dataset.actions().length; i++) {
      Dimension dimension = dimensions.get(i % dimensions.size());
      float value = dataset.actions()[i];
      if (!(value >= dimension.low() && value <= dimension.high())) {
        return Optional.of(
            "the action %s of step %d is %s; the environment takes [%s, %s]"
                .formatted(
                    dimension.name(),
                    i / dimensions.size(),
                    value,
                    dimension.low(),
                    dimension.high()));
      }
    }
    return Optional.empty();
  }

  /** Judges each step by the goals in the observation after it, as the environment would. */
  private Optional<String> outcomes() {
    if (environment.goals().isEmpty()) {
      return Optional.empty();
    }
    GoalSpec goals = environment.goals().get();
    int steps = dataset.steps();
    float[] achieved = new float[steps * goals.size()];
    float[] desired = new float[steps * goals.size()];
    for (int episode = 0; episode < dataset.episodes(); episode++) {
      for (int step = dataset.start(episode); step < dataset.end(episode); step++) {
        int next = (step + episode + 1) * dataset.observationSize();
        goals.readAchieved(dataset.observations(), next, achieved, step * goals.size());
        goals.readDesired(dataset.observations(), next, desired, step * goals.size());
      }
    }
    float[] rewards = new float[steps];
    float[] terminated = new float[steps];
    float[] success = new float[steps];
    goals.reward().compute(achieved, desired, steps, rewards, terminated, success);
    for (int step = 0; step < steps; step++) {
      if (rewards[step] != dataset.rewards()[step]) {
        return Optional.of(
            "step %d earned %s; the environment as it is configured gives %s"
                .formatted(step, dataset.rewards()[step], rewards[step]));
      }
      if (terminated[step] == 1 != dataset.terminated()[step]
          || success[step] == 1 != dataset.success()[step]) {
        return Optional.of(
            "step %d is another end or success than in the environment as it is configured"
                .formatted(step));
      }
    }
    return Optional.empty();
  }
}
