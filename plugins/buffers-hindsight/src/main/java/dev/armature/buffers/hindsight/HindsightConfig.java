package dev.armature.buffers.hindsight;

import dev.armature.api.ReplayBufferFactory;
import dev.armature.api.Setting;

/** The section {@code replay-buffer} with {@code type = hindsight}. */
record HindsightConfig(
    @Setting(
            value = "Which achieved goals of its episode a row can get",
            source = "Andrychowicz et al. 2017, HER, section 4.5")
        GoalStrategy strategy,
    @Setting(
            value = "Rows that get an achieved goal for each row that keeps its own",
            range = "[0, inf)",
            source = "Plappert et al. 2018, Multi-Goal Reinforcement Learning, appendix B")
        double k,
    @Setting("What remembers the transitions") ReplayBufferFactory buffer) {

  /** The probability that a row gets another goal. */
  double relabelledShare() {
    return k / (k + 1);
  }
}
