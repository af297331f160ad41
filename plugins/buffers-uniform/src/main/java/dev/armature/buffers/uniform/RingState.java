package dev.armature.buffers.uniform;

/**
 * Which places of a ring are filled.
 *
 * @param base the record at which place 0 lies, see {@link Places}
 * @param size the number of filled places, from 0
 * @param next the place of the next transition
 * @param reserved how many places from {@code next} on may have been written to since
 * @param ages for each environment how many transitions ago its last one was added, counted from 1;
 *     0 where its next one begins an episode
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier that is never compared
record RingState(int base, int size, int next, int reserved, int[] ages) {

  static final RingState EMPTY = new RingState(0, 0, 0, 0, new int[0]);

  RingState withReserved(int places) {
    return new RingState(base, size, next, places, ages);
  }

  /**
   * What is left for certain: without the places that may have been written to since, which were
   * the oldest ones. The oldest that is left becomes place 0.
   */
  RingState survivors(int capacity) {
    int lost = Math.min(size, reserved - (capacity - size));
    if (lost <= 0) {
      return this;
    }
    int oldest = (int) (((long) next + reserved) % capacity);
    int left = size - lost;
    return new RingState(
        (int) (((long) base + oldest) % capacity), left, left, 0, new int[ages.length]);
  }
}
