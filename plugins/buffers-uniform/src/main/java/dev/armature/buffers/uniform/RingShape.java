package dev.armature.buffers.uniform;

import dev.armature.buffers.uniform.UniformReplayBufferConfig.Precision;

/**
 * What a ring of transitions looks like, wherever it is kept.
 *
 * @param capacity the number of places, at least 1
 * @param observationSize the number of components of an observation
 * @param actionSize the number of components of an action
 * @param precision how observations and actions are stored
 * @param environments how many environments' episodes are told apart; 0 where it does not matter
 *     which transition follows which
 */
record RingShape(
    int capacity, int observationSize, int actionSize, Precision precision, int environments) {

  /** Whether each transition knows the next one of its episode. */
  boolean linked() {
    return environments > 0;
  }

  /** Elements of a record, of {@code precision.bytes()} each. */
  int width() {
    return switch (precision) {
      case FLOAT32 -> Float32Storage.width(observationSize, actionSize);
      case FLOAT16 -> Float16Storage.width(observationSize, actionSize);
    };
  }

  /** The memory that the records take [bytes]. */
  long recordBytes() {
    return (long) capacity * width() * precision.bytes();
  }

  /** The memory that the links take [bytes]. */
  long linkBytes() {
    return linked() ? (long) capacity * Integer.BYTES : 0;
  }
}
