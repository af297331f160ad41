package dev.armature.buffers.uniform;

/**
 * Where the records of numbered places lie.
 *
 * <p>An array or a mapped buffer ends before 2<sup>31</sup> elements, so records are spread over
 * chunks of 2<sup>k</sup> records, k as great as fits; nearly always there is one chunk, of just
 * the capacity.
 *
 * <p>Place 0 need not come first: a ring found in a file after a crash may begin anywhere, and is
 * turned rather than moved.
 */
final class Places {

  private final int capacity;
  private final int width;
  private final int bits;
  private final int mask;

  /** How many records lie before that of place 0. */
  private int base;

  /**
   * @param capacity the number of places, at least 1
   * @param width the number of elements of a record
   * @param longest the number of elements that one chunk may hold; at least one record's
   */
  Places(int capacity, int width, long longest) {
    this.capacity = capacity;
    this.width = width;
    bits = Math.min(30, Long.SIZE - 1 - Long.numberOfLeadingZeros(longest / width));
    mask = (1 << bits) - 1;
  }

  /** The number of chunks. */
  int chunks() {
    return ((capacity - 1) >>> bits) + 1;
  }

  /** The number of elements of that chunk. */
  int elements(int chunk) {
    return (int) Math.min(capacity - ((long) chunk << bits), 1L << bits) * width;
  }

  /** The number of elements before that chunk. */
  long elementsBefore(int chunk) {
    return ((long) chunk << bits) * width;
  }

  /** The chunk in which the record of a place lies. */
  int chunk(int place) {
    return record(place) >>> bits;
  }

  /** The element of that chunk with which it begins. */
  int start(int place) {
    return (record(place) & mask) * width;
  }

  private int record(int place) {
    int record = place - (capacity - base);
    return record < 0 ? record + capacity : record;
  }

  int base() {
    return base;
  }

  /** Lets place 0 be that of the record {@code base}. */
  void turn(int base) {
    this.base = base;
  }
}
