package dev.armature.api;

/**
 * Something whose state a checkpoint holds: loaded into a new object of the same configuration, it
 * goes on to the same bits as the one that was saved.
 */
public interface Checkpointable {

  /** Hands over everything that matters later, but for the random streams, which the host keeps. */
  void save(StateWriter out);

  /**
   * Takes over what {@code save} wrote.
   *
   * @throws StateException if it does not fit; the object is then to be closed, not used
   */
  void load(StateReader in);
}
