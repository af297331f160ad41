package dev.armature.api;

import java.util.function.Supplier;

/**
 * Takes named arrays to be kept in a checkpoint. The host writes them as a safetensors file.
 *
 * <p>Names are words joined by dots, such as {@code Q1.layers.0.weight}; each is given once.
 */
public interface StateWriter {

  /**
   * Keeps a float tensor.
   *
   * @param name its name below this writer's prefix
   * @param shape its dimensions; their product is at most {@code values.length}
   * @param values its elements, row-major, from index 0; unlike elsewhere the writer may read them
   *     until {@code save} has returned, so the array is not changed before that
   */
  void floats(String name, int[] shape, float[] values);

  /**
   * Keeps a float tensor that is made when it is written, so that a large state goes to disk piece
   * by piece and is never in memory as a whole.
   *
   * @param name as above
   * @param shape as above
   * @param values asked once for the elements, in a new array: at once, or after {@code save} has
   *     returned but before the object is used for anything else
   */
  default void floats(String name, int[] shape, Supplier<float[]> values) {
    floats(name, shape, values.get());
  }

  /** Keeps a vector of integers: counts, positions, the state of something. */
  void longs(String name, long... values);

  /**
   * Keeps a vector of integers that is made when it is written.
   *
   * @param name as above
   * @param count how many integers
   * @param values asked once for an array of just that many, as above
   */
  default void longs(String name, int count, Supplier<long[]> values) {
    longs(name, values.get());
  }

  /**
   * Keeps a journal: rows that are added one after the other and stay as they were added, such as
   * the transitions of a replay buffer. They are numbered from 0 in that order, and the oldest may
   * be forgotten. A checkpoint writes only those that the one before it does not hold.
   *
   * <p>Two journals of one name are the same up to the lesser end, within one run: after {@code
   * load} the numbers go on from those that were saved.
   *
   * @param name as above; no other name begins with it and a dot
   * @param width the number of floats of a row
   * @param first the number of the oldest row that is kept
   * @param end the number of the row that will be added next; at least {@code first}
   * @param rows fills arrays with rows from {@code first} to {@code end}, each once at most: at
   *     once, or after {@code save} has returned but before the object is used for anything else
   */
  default void journal(String name, int width, long first, long end, JournalRows rows) {
    Journal.write(this, name, width, first, end, rows);
  }

  /** A writer whose names all begin with {@code prefix} and a dot. */
  StateWriter scoped(String prefix);
}
