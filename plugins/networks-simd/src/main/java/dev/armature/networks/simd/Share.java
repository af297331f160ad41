package dev.armature.networks.simd;

/**
 * What one thread computes of an ensemble: whole members where there are enough of them for all
 * threads, else a part of the rows of each.
 *
 * @param firstMember the first member it computes
 * @param stride from a member to its next one
 * @param part which part of a member's rows is its own
 * @param parts how many parts there are
 */
record Share(int firstMember, int stride, int part, int parts) {

  /** Where this part of {@code count} elements begins, a multiple of {@code block}. */
  int from(int count, int block) {
    return bound(part, count, block);
  }

  /** Where this part of {@code count} elements ends. */
  int to(int count, int block) {
    return bound(part + 1, count, block);
  }

  private int bound(int index, int count, int block) {
    if (index == parts) {
      return count;
    }
    int blocks = (count + block - 1) / block;
    return Math.min(count, (int) ((long) blocks * index / parts) * block);
  }
}
