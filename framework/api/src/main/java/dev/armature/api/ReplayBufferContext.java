package dev.armature.api;

/**
 * What a replay buffer is made for.
 *
 * @param environment where its transitions come from
 * @param environments how many such environments are stepped side by side, at least 1
 * @param discount how much a reward counts a step later, in [0, 1]: {@link Agent#discount()}
 * @param transitions how many transitions will be added at most; {@link Integer#MAX_VALUE} where
 *     that is not known. A buffer need not make more places than that
 */
public record ReplayBufferContext(
    EnvironmentSpec environment, int environments, double discount, int transitions) {

  public ReplayBufferContext {
    if (environments < 1 || transitions < 1 || !(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "%d environments, %d transitions, discount %s; expected at least one of each and [0, 1]"
              .formatted(environments, transitions, discount));
    }
  }

  /** For any number of transitions. */
  public ReplayBufferContext(EnvironmentSpec environment, int environments, double discount) {
    this(environment, environments, discount, Integer.MAX_VALUE);
  }
}
