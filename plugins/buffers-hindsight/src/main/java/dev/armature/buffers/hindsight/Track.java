package dev.armature.buffers.hindsight;

import java.util.Arrays;

/**
 * The places of one environment's steps in the order of time. Steps are numbered one after the
 * other; the numbers may wrap around, and only their differences mean anything.
 *
 * <p>Environments mostly come in turn, so that steps of one lie as many places apart as there are
 * environments. As far back as that holds, a place is computed and no memory is looked at.
 */
final class Track {

  private int[] places;

  /** Where in {@link #places} the oldest step stands. */
  private int start;

  /** The number of the oldest step. */
  private int oldest;

  private int count;

  /** The place of the newest step. */
  private int newest;

  /** How many of the newest steps lie {@link #stride} places apart, at most the capacity. */
  private int even;

  private final int capacity;
  private final int stride;

  /**
   * @param capacity the number of places in the ring
   * @param environments how many environments mostly fill it in turn; the track has room for its
   *     share, and grows beyond that
   */
  Track(int capacity, int environments) {
    this.capacity = capacity;
    stride = environments;
    places = new int[(capacity - 1) / environments + 1];
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Takes the next step, which lies at that place, and returns its number. */
  int append(int place) {
    if (count == places.length) {
      grow();
    }
    boolean goesOn = count > 0 && place == (int) (((long) newest + stride) % capacity);
    even = goesOn ? Math.min(even + 1, capacity) : 1;
    newest = place;
    places[index(count)] = place;
    count++;
    return oldest + count - 1;
  }

  private void grow() {
    int[] ordered = Arrays.copyOf(places, (int) Math.min(2L * count, Integer.MAX_VALUE - 8));
    System.arraycopy(places, start, ordered, 0, count - start);
    System.arraycopy(places, 0, ordered, count - start, start);
    places = ordered;
    start = 0;
  }

  void forgetOldest() {
    start = start + 1 == places.length ? 0 : start + 1;
    oldest++;
    count--;
  }

  /** Forgets everything. */
  void clear() {
    start = 0;
    oldest = 0;
    count = 0;
  }

  /** The place of the newest step. */
  int newestPlace() {
    return newest;
  }

  /** The place of the step with that number, which is not forgotten. */
  int place(int number) {
    int back = after(number);
    if (back >= even) {
      return places[index(number - oldest)];
    }
    int place = newest - back * stride;
    return place < 0 ? place + capacity : place;
  }

  /** How many steps come before the one with that number. */
  int before(int number) {
    return number - oldest;
  }

  /** How many steps come after the one with that number. */
  int after(int number) {
    return count - 1 - (number - oldest);
  }

  private int index(int offset) {
    int room = places.length - start;
    return offset < room ? start + offset : offset - room;
  }
}
