package dev.armature.envs.toy;

import dev.armature.api.Setting;

/** The section {@code environment} with {@code type = point-reach}. */
record PointReachConfig(
    @Setting(
            value = "Steps after which an episode is truncated; 0 for no limit",
            range = "[0, inf)",
            source = "Plappert et al. 2018, FetchReach")
        int horizon,
    @Setting("Minus the distance to the goal (dense), or 0 at the goal and -1 elsewhere (sparse)")
        Reward reward,
    @Setting(
            value = "The greatest distance that counts as being at the goal",
            unit = "m",
            range = "(0, inf)",
            source = "Plappert et al. 2018, FetchReach")
        double goalTolerance) {

  /** What a step earns. */
  enum Reward {
    DENSE,
    SPARSE
  }
}
