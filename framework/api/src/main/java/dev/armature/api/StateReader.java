package dev.armature.api;

/**
 * Gives back what a {@link StateWriter} kept, under the same names. Every method throws {@link
 * StateException} where an entry is missing or has another shape.
 */
public interface StateReader {

  /**
   * Reads a float tensor.
   *
   * @param name its name below this reader's prefix
   * @param shape the dimensions it must have
   * @param values filled from index 0 with its elements, row-major; at least as long as their
   *     number
   */
  void floats(String name, int[] shape, float[] values);

  /** Reads a vector of {@code count} integers. */
  long[] longs(String name, int count);

  /**
   * Reads the rows of a journal, from the oldest to the newest.
   *
   * @param name its name below this reader's prefix
   * @param width the number of floats that a row must have
   * @param first the number of the oldest row
   * @param end the number after that of the newest one; at least {@code first}
   * @param rows takes them out of an array
   */
  default void journal(String name, int width, long first, long end, JournalRows rows) {
    Journal.read(this, name, width, first, end, rows);
  }

  /** Whether there is an entry of that name. */
  boolean contains(String name);

  /** A reader whose names all begin with {@code prefix} and a dot. */
  StateReader scoped(String prefix);
}
