package dev.armature.agents.td3;

import dev.armature.api.ConfigurationException;
import dev.armature.api.DemonstrationSettings;
import dev.armature.api.Setting;
import java.util.Optional;

/**
 * The section {@code demonstrations} of {@code agent { type = td3 }}. Source: Nair et al. 2018,
 * "Overcoming Exploration in Reinforcement Learning with Demonstrations".
 */
public record DemonstrationConfig(
    @Setting(
            "The dataset to learn from, as collect writes it, relative to the folder the command runs"
                + " in; empty for none")
        String path,
    @Setting(
            value = "Share of each batch that is demonstrations",
            range = "(0, 1]",
            source = "Nair et al. 2018: 128 beside 1024")
        double fraction,
    @Setting(
            value = "How much the actor's distance from the demonstrated actions counts beside −Q1",
            range = "[0, inf)")
        double behaviourCloningWeight,
    @Setting(
            value = "Clone only actions that Q1 values more than the actor's own",
            source = "Nair et al. 2018")
        boolean qFilter,
    @Setting(
            value =
                "Divide the actor's values by their mean absolute value, so that the weight does not"
                    + " depend on the size of rewards; 1 / (α · action components) is then TD3+BC",
            source = "Fujimoto and Gu 2021")
        boolean qNormalisation) {

  /** No demonstrations, and a learner that does without. */
  static final DemonstrationConfig NONE = new DemonstrationConfig("", 0.1, 0, false, false);

  /** What the host is asked for; empty where there is no dataset. */
  Optional<DemonstrationSettings> settings() {
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(new DemonstrationSettings("demonstrations.path", path, fraction));
  }

  /** The number of rows of a batch that are demonstrations. */
  int rows(int batchSize) {
    return settings().map(it -> it.rows(batchSize)).orElse(0);
  }

  /** Requires that a batch holds a demonstration at all, where there is a dataset. */
  void requireRow(int batchSize) {
    if (!path.isEmpty() && rows(batchSize) == 0) {
      throw new ConfigurationException(
          "demonstrations.fraction",
          "%s of a batch of %d is no whole transition; expected at least %s"
              .formatted(fraction, batchSize, 1.0 / batchSize));
    }
  }
}
