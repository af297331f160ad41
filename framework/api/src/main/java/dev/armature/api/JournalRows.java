package dev.armature.api;

/**
 * Hands rows of a journal over, a few at a time and in order: into the array where they are {@link
 * StateWriter#journal written}, out of it where they are {@link StateReader#journal read}.
 */
@FunctionalInterface
public interface JournalRows {

  /**
   * Fills the array with rows, or takes them from it.
   *
   * @param first the number of the first of them
   * @param count how many, at least 1
   * @param rows {@code [count, width]}, from index 0; the array may be longer, and is not to be
   *     kept
   */
  void copy(long first, int count, float[] rows);
}
