package dev.armature.networks.dl4j;

/**
 * How the rows of a batch are shared out: into blocks of nearly the same size. It depends on the
 * network and the rows alone, never on the threads, and so do sums over the blocks.
 *
 * @param rows the rows of the batch
 * @param blocks how many blocks they form
 */
record Batch(int rows, int blocks) {

  /**
   * Members keep several threads busy, so only a member that stands alone is worth splitting at the
   * size of a usual batch, 256.
   */
  static Batch of(int rows, int members) {
    int largest = members == 1 ? 128 : 256;
    return new Batch(rows, (rows + largest - 1) / largest);
  }

  /** The first row of a block. */
  int start(int block) {
    return (int) ((long) rows * block / blocks);
  }

  /** The rows of a block. */
  int size(int block) {
    return start(block + 1) - start(block);
  }
}
