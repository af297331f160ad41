package dev.armature.buffers.hindsight;

import dev.armature.api.RandomStream;

/**
 * Which step of an episode gives a row its goal: the goal is what was achieved there, in the step's
 * next observation. Source: Andrychowicz et al., "Hindsight Experience Replay", 2017, section 4.5.
 *
 * <p>Of an episode that still runs, the steps so far count; of one whose beginning is forgotten,
 * those that are left.
 */
enum GoalStrategy {

  /** The row's own step or one after it, each with the same probability. */
  FUTURE {
    @Override
    int offset(int before, int after, RandomStream random) {
      return random.nextInt(after + 1);
    }
  },

  /** The last step of the episode. */
  FINAL {
    @Override
    int offset(int before, int after, RandomStream random) {
      return after;
    }
  },

  /** Any step of the episode, each with the same probability. */
  EPISODE {
    @Override
    int offset(int before, int after, RandomStream random) {
      return random.nextInt(before + 1 + after) - before;
    }
  };

  /**
   * How many steps after the row's own the goal is achieved; negative for a step before it.
   *
   * @param before how many steps of the episode come before the row's own
   * @param after how many come after it
   * @param random gives at most one number
   */
  abstract int offset(int before, int after, RandomStream random);
}
