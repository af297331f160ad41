package dev.armature.buffers.uniform;

import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Knows for each place where the next transition of its episode lies.
 *
 * <p>A place holds the distance to that one, which stays true however the ring is turned, or 0: the
 * episode ended there, or goes on with a transition yet to come. A link leads to a newer
 * transition, so it never outlives the one that it leads to.
 */
final class EpisodeLinks {

  /** How many links are saved together. */
  private static final int PIECE = 1 << 19;

  private final int capacity;
  private final Places places;
  private IntBuffer[] chunks;

  /** The number of the transition added last in each environment, or −1 where its episode ended. */
  private final long[] last;

  /** How many transitions were added. */
  private long added;

  /** Nothing added yet. */
  EpisodeLinks(RingShape shape, Memory memory) {
    capacity = shape.capacity();
    places = new Places(capacity, 1, memory.longestChunk(Integer.BYTES));
    chunks = memory.links(places);
    last = new long[shape.environments()];
    Arrays.fill(last, -1);
  }

  /** Where the transition after that one lies, or −1. */
  int next(int place) {
    int distance = distance(place);
    if (distance == 0) {
      return -1;
    }
    int next = place - (capacity - distance);
    return next < 0 ? next + capacity : next;
  }

  private int distance(int place) {
    return chunks[places.chunk(place)].get(places.start(place));
  }

  private void link(int place, int distance) {
    chunks[places.chunk(place)].put(places.start(place), distance);
  }

  private int back(int place, int distance) {
    int before = place - distance;
    return before < 0 ? before + capacity : before;
  }

  /**
   * Takes note of a transition.
   *
   * @param environment where it comes from
   * @param place where it lies
   * @param ended whether its episode ends with it
   */
  void add(int environment, int place, boolean ended) {
    link(place, 0);
    long distance = added - last[environment];
    if (last[environment] >= 0 && distance < capacity) {
      link(back(place, (int) distance), (int) distance);
    }
    last[environment] = ended ? -1 : added;
    added++;
  }

  /** {@link RingState#ages()} of now. */
  int[] ages() {
    int[] ages = new int[last.length];
    for (int i = 0; i < ages.length; i++) {
      long age = added - last[i];
      ages[i] = last[i] >= 0 && age < capacity ? (int) age : 0;
    }
    return ages;
  }

  /** Forgets what came after a state: an episode under way then does not go on. */
  void cut(RingState state) {
    places.turn(state.base());
    for (int age : state.ages()) {
      if (age > 0) {
        link(back(state.next(), age), 0);
      }
    }
  }

  /** Lets place 0 be that of the record {@code base}. */
  void turn(int base) {
    places.turn(base);
  }

  /** Hands over the links of the first {@code count} places. */
  void save(StateWriter out, int count) {
    out.longs("links.ages", Arrays.stream(ages()).asLongStream().toArray());
    for (long from = 0; from < count; from += PIECE) {
      int first = (int) from;
      int length = Math.min(PIECE, count - first);
      out.longs(
          name(first),
          length,
          () -> {
            long[] distances = new long[length];
            Arrays.setAll(distances, i -> distance(first + i));
            return distances;
          });
    }
  }

  /**
   * Takes back the links of the first {@code count} places.
   *
   * @param next the place of the next transition
   * @throws StateException if a link leads nowhere
   */
  void load(StateReader in, int count, int next) {
    long[] ages = in.longs("links.ages", last.length);
    added = count;
    for (int i = 0; i < last.length; i++) {
      check(ages[i] >= 0 && ages[i] <= count);
      last[i] = ages[i] == 0 ? -1 : added - ages[i];
    }
    for (long from = 0; from < count; from += PIECE) {
      int first = (int) from;
      int length = Math.min(PIECE, count - first);
      long[] distances = in.longs(name(first), length);
      for (int i = 0; i < length; i++) {
        int newer = back(next, first + i) - 1;
        check(distances[i] >= 0 && distances[i] <= (newer < 0 ? newer + capacity : newer));
        link(first + i, (int) distances[i]);
      }
    }
  }

  private static void check(boolean sound) {
    if (!sound) {
      throw new StateException("a saved replay buffer has a link that leads to no transition");
    }
  }

  private static String name(int first) {
    return "links." + first / PIECE;
  }

  /** Lets the memory go. */
  void release() {
    chunks = new IntBuffer[0];
  }
}
