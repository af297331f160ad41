package dev.armature.buffers.hindsight;

import dev.armature.api.Checkpointable;
import dev.armature.api.RandomStream;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.Arrays;

/**
 * For each place of a ring of transitions: what goal the step there has achieved, and where the
 * steps before and after it in the same episode lie.
 *
 * <p>A place has one record of four integers, 16 bytes, which a cache line holds whole:
 *
 * <pre>
 *   environment | number of the step in its {@link Track} | steps before | steps after
 * </pre>
 *
 * <p>Steps before and after are counted within the episode. Those after are known once it has
 * ended; those before may be forgotten by now, or not counted where the episode began before a
 * checkpoint's oldest step. The track says how many there are to be had.
 */
final class EpisodeTable implements Checkpointable {

  private static final int NUMBER = 1;
  private static final int BEFORE = 2;
  private static final int AFTER = 3;
  private static final int RECORD = 4;

  /** Stands for the steps after one whose episode has not ended. */
  private static final int RUNNING = -1;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final int capacity;
  private final int goalSize;
  private final int[] steps;
  private final float[] achieved;
  private final Track[] tracks;
  private int size;

  /** Where the newest step lies; the oldest lies after it in a full ring. */
  private int newest;

  /** How many steps were added. */
  private long added;

  /** Takes what {@link #fetch} sums up, so that the compiler keeps its loads. */
  @SuppressWarnings("unused")
  private float fetched;

  /**
   * @param capacity the number of places, at most {@link #mostPlaces}
   * @param goalSize the number of a goal's components
   * @param environments how many environments fill the ring
   */
  EpisodeTable(int capacity, int goalSize, int environments) {
    this.capacity = capacity;
    this.goalSize = goalSize;
    steps = new int[capacity * RECORD];
    achieved = new float[capacity * goalSize];
    tracks = new Track[environments];
    for (int i = 0; i < environments; i++) {
      tracks[i] = new Track(capacity, environments);
    }
    newest = capacity - 1;
  }

  /** The greatest capacity that a table can have. */
  static int mostPlaces(int goalSize) {
    return LONGEST_ARRAY / Math.max(RECORD, goalSize);
  }

  /** The memory that a table takes [bytes]. */
  static long bytes(int capacity, int goalSize) {
    return (long) capacity * (RECORD * Integer.BYTES + goalSize * Float.BYTES + Integer.BYTES);
  }

  /**
   * Takes the step that now lies at the next place of the ring; what was known of that place is
   * forgotten. What it has achieved is then to be written to {@link #achieved()}.
   *
   * @param ends whether the episode ends there
   */
  void add(int place, int environment, boolean ends) {
    int record = place * RECORD;
    if (size == capacity) {
      tracks[steps[record]].forgetOldest();
    } else {
      size++;
    }
    Track track = tracks[environment];
    int before = 0;
    if (!track.isEmpty()) {
      int previous = track.newestPlace() * RECORD;
      if (steps[previous + AFTER] == RUNNING) {
        before = Math.min(steps[previous + BEFORE] + 1, capacity - 1);
      }
    }
    int number = track.append(place);
    steps[record] = environment;
    steps[record + NUMBER] = number;
    steps[record + BEFORE] = before;
    steps[record + AFTER] = RUNNING;
    newest = place;
    added++;
    if (ends) {
      int known = Math.min(before, track.before(number));
      for (int after = 0; after <= known; after++) {
        steps[track.place(number - after) * RECORD + AFTER] = after;
      }
    }
  }

  /** {@code [capacity, goal]}: what the step at each place has achieved. */
  float[] achieved() {
    return achieved;
  }

  /**
   * Reads a number of the record and of the goal of each of those places. These loads depend on
   * nothing and so wait for memory side by side; other steps of the episode mostly lie near.
   */
  void fetch(int[] places, int count) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += steps[places[i] * RECORD] + achieved[places[i] * goalSize];
    }
    fetched = sum;
  }

  /**
   * Reads a number of the goal of each of those places, in the same way; for a negative one that of
   * place 0.
   */
  void fetchGoals(int[] places, int count) {
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += achieved[Math.max(places[i], 0) * goalSize];
    }
    fetched = sum;
  }

  /** Chooses the step that gives the row at that place its goal, and returns where it lies. */
  int choose(int place, GoalStrategy strategy, RandomStream random) {
    int record = place * RECORD;
    Track track = tracks[steps[record]];
    int number = steps[record + NUMBER];
    int before = Math.min(steps[record + BEFORE], track.before(number));
    return track.place(number + strategy.offset(before, after(record, track), random));
  }

  /**
   * The place of the step that comes {@code offset} steps after the one at that place, in the same
   * episode.
   *
   * @throws IllegalStateException if the episode has no such step so far
   */
  int following(int place, int offset) {
    if (offset == 0) {
      return place;
    }
    int record = place * RECORD;
    Track track = tracks[steps[record]];
    if (offset > after(record, track)) {
      throw new IllegalStateException(
          "a row joins more than the %d steps that its episode has from place %d on"
              .formatted(after(record, track) + 1, place));
    }
    return track.place(steps[record + NUMBER] + offset);
  }

  private int after(int record, Track track) {
    int after = steps[record + AFTER];
    return after == RUNNING ? track.after(steps[record + NUMBER]) : after;
  }

  /**
   * Saves the achieved goals in the order of time, and for each place twice the environment, plus 1
   * where an episode ends.
   */
  @Override
  public void save(StateWriter out) {
    out.longs("layout", capacity, goalSize, tracks.length);
    out.longs("ring", size, newest);
    out.longs("added", added);
    long[] packed = new long[size];
    for (int place = 0; place < size; place++) {
      int record = place * RECORD;
      packed[place] = 2L * steps[record] + (steps[record + AFTER] == 0 ? 1 : 0);
    }
    out.longs("steps", packed);
    out.journal(
        "achieved",
        goalSize,
        added - size,
        added,
        (first, count, goals) -> {
          for (int i = 0; i < count; i++) {
            System.arraycopy(achieved, achievedAt(first + i), goals, i * goalSize, goalSize);
          }
        });
  }

  /** Adds the saved steps again, from the oldest to the newest. */
  @Override
  public void load(StateReader in) {
    long[] layout = in.longs("layout", 3);
    if (layout[0] != capacity || layout[1] != goalSize || layout[2] != tracks.length) {
      throw new StateException(
          ("the saved replay buffer has capacity %d, goals of %d components and %d environments;"
                  + " this one has %d, %d and %d")
              .formatted(layout[0], layout[1], layout[2], capacity, goalSize, tracks.length));
    }
    long[] ring = in.longs("ring", 2);
    int saved = size(ring);
    long[] packed = in.longs("steps", saved);
    Arrays.stream(tracks).forEach(Track::clear);
    size = 0;
    int place = saved < capacity ? 0 : (int) ((ring[1] + 1) % capacity);
    for (int i = 0; i < saved; i++) {
      long environment = packed[place] >> 1;
      if (environment < 0 || environment >= tracks.length) {
        throw new StateException(
            "a saved step comes from environment %d of %d".formatted(environment, tracks.length));
      }
      add(place, (int) environment, (packed[place] & 1) == 1);
      place = place + 1 == capacity ? 0 : place + 1;
    }
    newest = (int) ring[1];
    added = in.longs("added", 1)[0];
    if (added < size || (size < capacity && added != size)) {
      throw new StateException("of %d steps %d cannot be left".formatted(added, size));
    }
    in.journal(
        "achieved",
        goalSize,
        added - size,
        added,
        (first, count, goals) -> {
          for (int i = 0; i < count; i++) {
            System.arraycopy(goals, i * goalSize, achieved, achievedAt(first + i), goalSize);
          }
        });
  }

  /** Where the goal of the step with that number stands. */
  private int achievedAt(long number) {
    return (int) Math.floorMod(newest - (added - 1 - number), (long) capacity) * goalSize;
  }

  private int size(long[] ring) {
    long saved = ring[0];
    long last = ring[1];
    boolean whole = saved == capacity && last >= 0 && last < capacity;
    boolean partial =
        saved >= 0 && saved < capacity && last == (saved == 0 ? capacity - 1 : saved - 1);
    if (!whole && !partial) {
      throw new StateException(
          "a replay buffer of capacity %d cannot hold %d steps with the newest at place %d"
              .formatted(capacity, saved, last));
    }
    return (int) saved;
  }
}
