package dev.armature.buffers.uniform;

import dev.armature.api.Setting;

/** The section {@code replay-buffer} with {@code type = uniform}. */
record UniformReplayBufferConfig(
    @Setting(
            value = "How many transitions are remembered; beyond that the oldest is forgotten",
            range = "[1, 2147483647]",
            source = "Fujimoto et al. 2018, TD3, supplementary material")
        int capacity,
    @Setting(
            value =
                "How many steps of an episode a sampled row joins at most: their discounted rewards,"
                    + " and what was seen after the last of them",
            range = "[1, 1000000]",
            source = "Watkins 1989; 1 as in Fujimoto et al. 2018, TD3")
        int nSteps,
    @Setting(
            "How observations and actions are stored: exactly (float32), or rounded to 11 binary"
                + " digits in half the room (float16)")
        Precision precision,
    @Setting(
            "Where transitions are kept: on the heap (memory), or in a file that may be larger than"
                + " the heap and outlives a crash (mapped)")
        Storage storage) {

  /** How observations and actions are stored. */
  enum Precision {
    FLOAT32(Float.BYTES),
    FLOAT16(Half.BYTES);

    private final int bytes;

    Precision(int bytes) {
      this.bytes = bytes;
    }

    /** What one number takes. */
    int bytes() {
      return bytes;
    }

    int bits() {
      return bytes * Byte.SIZE;
    }
  }

  /** Where transitions are kept. */
  enum Storage {
    MEMORY,
    MAPPED
  }
}
