package dev.armature.api;

/**
 * What a replay buffer is made for.
 *
 * @param environment where its transitions come from
 * @param environments how many such environments are stepped side by side, at least 1
 * @param discount how much a reward counts a step later, in [0, 1]: {@link Agent#discount()}
 */
public record ReplayBufferContext(EnvironmentSpec environment, int environments, double discount) {

  public ReplayBufferContext {
    if (environments < 1 || !(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException(
          "%d environments with discount %s; expected at least one and [0, 1]"
              .formatted(environments, discount));
    }
  }
}
