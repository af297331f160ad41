package dev.armature.buffers.hindsight;

import java.util.Arrays;

/**
 * The places of one environment's steps in the order of time. Steps are numbered one after the
 * other; the numbers may wrap around, and only their differences mean anything.
 */
final class Track {

  private int[] places;

  /** Where in {@link #places} the oldest step stands. */
  private int start;

  /** The number of the oldest step. */
  private int oldest;

  private int count;

  /**
   * @param expected the number of steps that it mostly holds at most; it grows beyond that
   */
  Track(int expected) {
    places = new int[expected];
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Takes the next step, which lies at that place, and returns its number. */
  int append(int place) {
    if (count == places.length) {
      grow();
    }
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
    return places[index(count - 1)];
  }

  /** The place of the step with that number, which is not forgotten. */
  int place(int number) {
    return places[index(number - oldest)];
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
