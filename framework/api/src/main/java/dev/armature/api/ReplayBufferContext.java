package dev.armature.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a replay buffer is made for.
 *
 * @param environment where its transitions come from
 * @param environments how many such environments are stepped side by side, at least 1
 * @param discount how much a reward counts a step later, in [0, 1]: {@link Agent#discount()}
 * @param transitions how many transitions will be added at most; {@link Integer#MAX_VALUE} where
 *     that is not known. A buffer need not make more places than that
 * @param folder where the buffer may keep files of its own, to be found again when the run goes on;
 *     made by the buffer that needs it. Empty where nothing outlives the buffer. A buffer around
 *     several others gives each a folder within its own
 */
public record ReplayBufferContext(
    EnvironmentSpec environment,
    int environments,
    double discount,
    int transitions,
    Optional<Path> folder) {

  public ReplayBufferContext {
    if (environments < 1 || transitions < 1 || !(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "%d environments, %d transitions, discount %s; expected at least one of each and [0, 1]"
              .formatted(environments, transitions, discount));
    }
  }

  /** For any number of transitions, without a folder. */
  public ReplayBufferContext(EnvironmentSpec environment, int environments, double discount) {
    this(environment, environments, discount, Integer.MAX_VALUE, Optional.empty());
  }
}
