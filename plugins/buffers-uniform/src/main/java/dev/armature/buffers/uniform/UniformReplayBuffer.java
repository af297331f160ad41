package dev.armature.buffers.uniform;

import dev.armature.api.RandomStream;
import dev.armature.api.ReplayBuffer;
import dev.armature.api.StateException;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import dev.armature.api.TransitionBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A ring of transitions, sampled uniformly with replacement: one {@link RandomStream#nextInt} a
 * row, in the order of the rows. A row begins at its place; with n-step returns it goes on from
 * there.
 */
final class UniformReplayBuffer implements ReplayBuffer {

  private final RingShape shape;
  private final int capacity;
  private final Memory memory;
  private final TransitionStorage storage;
  private final @Nullable EpisodeLinks links;
  private final @Nullable NStepReturns returns;

  /**
   * How many transitions were added; the next one goes to the place of that number, modulo the
   * capacity. In a full buffer the oldest stands there.
   */
  private long added;

  private int size;
  private int next;

  private boolean closed;

  /**
   * Begins with what the memory holds.
   *
   * @param shape {@link RingShape#linked()} where {@code nSteps} is above 1
   * @param nSteps how many steps a row joins at most, at least 1
   * @param discount how much a reward counts a step later
   * @param memory closed by this buffer
   */
  UniformReplayBuffer(RingShape shape, int nSteps, double discount, Memory memory) {
    this.shape = shape;
    this.memory = memory;
    capacity = shape.capacity();
    storage = TransitionStorage.of(shape, memory);
    links = shape.linked() ? new EpisodeLinks(shape, memory) : null;
    returns = links == null ? null : new NStepReturns(nSteps, discount, storage, links);
    begin(memory.found());
  }

  /** Goes on from what was found, after the environments' episodes were cut off. */
  private void begin(RingState found) {
    RingState left = found.survivors(capacity);
    if (links != null) {
      links.cut(found);
    }
    turn(left.base());
    // A full ring has been filled at least once.
    added = left.size() < capacity ? left.size() : (long) capacity + left.next();
    place();
  }

  private void place() {
    size = (int) Math.min(added, capacity);
    next = (int) (added % capacity);
  }

  private void turn(int base) {
    storage.places.turn(base);
    if (links != null) {
      links.turn(base);
    }
  }

  @Override
  public int add(
      int environment,
      float[] observation,
      float[] action,
      float reward,
      float[] nextObservation,
      boolean terminated,
      boolean truncated) {
    if (closed) {
      throw new IllegalStateException("the replay buffer is closed");
    }
    int place = next;
    memory.adding();
    storage.write(place, observation, action, reward, nextObservation, terminated);
    if (links != null) {
      links.add(environment, place, terminated || truncated);
    }
    added++;
    next = place + 1 == capacity ? 0 : place + 1;
    size = Math.min(size + 1, capacity);
    return place;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void sample(RandomStream random, TransitionBatch batch) {
    if (size == 0) {
      throw new IllegalStateException("the replay buffer is empty: there is nothing to sample");
    }
    for (int row = 0; row < batch.size(); row++) {
      batch.places()[row] = random.nextInt(size);
    }
    Arrays.fill(batch.weights(), 1);
    read(random, batch);
  }

  @Override
  public void read(RandomStream random, TransitionBatch batch) {
    int rows = batch.size();
    if (batch.observations().length != rows * shape.observationSize()
        || batch.actions().length != rows * shape.actionSize()) {
      throw new IllegalArgumentException(
          "the batch is not made for observations of %d and actions of %d components"
              .formatted(shape.observationSize(), shape.actionSize()));
    }
    if (returns != null) {
      returns.read(batch);
    } else {
      storage.read(batch);
      Arrays.fill(batch.steps(), 1);
    }
  }

  /** Saves the filled places alone: transitions in the order of time, links by place. */
  @Override
  public void save(StateWriter out) {
    out.longs(
        "layout",
        capacity,
        shape.observationSize(),
        shape.actionSize(),
        shape.precision().bits(),
        shape.environments());
    out.longs("added", added);
    storage.save(out, added - size, added);
    if (links != null) {
      links.save(out, size);
    }
    flush();
  }

  @Override
  public void load(StateReader in) {
    checkLayout(in.longs("layout", 5));
    long saved = in.longs("added", 1)[0];
    if (saved < 0) {
      throw new StateException("a replay buffer cannot hold " + saved + " transitions");
    }
    // Whatever is cut off from here on leaves an empty buffer rather than a mixed one.
    added = 0;
    place();
    turn(0);
    memory.flush(RingState.EMPTY);
    int count = (int) Math.min(saved, capacity);
    storage.load(in, saved - count, saved);
    if (links != null) {
      links.load(in, count, (int) (saved % capacity));
    }
    added = saved;
    place();
    flush();
  }

  private void checkLayout(long[] saved) {
    long[] own = {capacity, shape.observationSize(), shape.actionSize(), shape.precision().bits()};
    if (!Arrays.equals(own, Arrays.copyOf(saved, own.length))) {
      throw new StateException(
          ("the saved replay buffer has capacity %d, observations of %d and actions of %d"
                  + " components in float%d; this one has %d, %d and %d in float%d")
              .formatted(saved[0], saved[1], saved[2], saved[3], own[0], own[1], own[2], own[3]));
    }
    if (shape.linked() && saved[4] != shape.environments()) {
      throw new StateException(
          "the saved replay buffer "
              + (saved[4] == 0
                  ? "was kept with n-steps = 1 and does not know which transitions follow each"
                      + " other"
                  : "tells %d environments apart, this one %d"
                      .formatted(saved[4], shape.environments())));
    }
  }

  /** Keeps what has been added so far, where the memory can keep anything. */
  private void flush() {
    memory.flush(
        new RingState(
            storage.places.base(), size, next, 0, links == null ? new int[0] : links.ages()));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      flush();
    } finally {
      size = 0;
      storage.release();
      if (links != null) {
        links.release();
      }
      memory.close();
    }
  }
}
