package dev.armature.envs.robot;

/** How far what has been achieved is from what is desired. */
enum GoalDistance {

  /** Of points, three components each: how far the one furthest from its goal is from it [m]. */
  POINTS {
    @Override
    double between(float[] achieved, float[] desired, int from, int size) {
      double furthest = 0;
      for (int i = from; i < from + size; i += 3) {
        double dx = (double) achieved[i] - desired[i];
        double dy = (double) achieved[i + 1] - desired[i + 1];
        double dz = (double) achieved[i + 2] - desired[i + 2];
        furthest = Math.max(furthest, Math.sqrt(dx * dx + dy * dy + dz * dz));
      }
      return furthest;
    }
  },

  /** Of angles: how far the one furthest from its goal is from it [rad]. */
  ANGLES {
    @Override
    double between(float[] achieved, float[] desired, int from, int size) {
      double furthest = 0;
      for (int i = from; i < from + size; i++) {
        furthest = Math.max(furthest, Math.abs((double) achieved[i] - desired[i]));
      }
      return furthest;
    }
  },

  /** Of heights: what is missing to the one that misses most [m]; higher is as good. */
  HEIGHTS {
    @Override
    double between(float[] achieved, float[] desired, int from, int size) {
      double most = 0;
      for (int i = from; i < from + size; i++) {
        most = Math.max(most, (double) desired[i] - achieved[i]);
      }
      return most;
    }
  };

  /**
   * The distance between two goals of {@code size} components that begin at index {@code from} of
   * their arrays.
   */
  abstract double between(float[] achieved, float[] desired, int from, int size);
}
