package dev.armature.api;

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

  /** Keeps a vector of integers: counts, positions, the state of something. */
  void longs(String name, long... values);

  /** A writer whose names all begin with {@code prefix} and a dot. */
  StateWriter scoped(String prefix);
}
