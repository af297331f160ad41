package dev.armature.networks.simd.kernels;

/**
 * Exchanges rows and columns of parts of a matrix, element by element.
 *
 * <p>Shuffled vectors would take half the time, which is a hundredth of a gradient step; but before
 * they are compiled they take so long that the first step would come a quarter of a second later.
 */
final class Transposition {

  private Transposition() {}

  /** Copies {@code rows} rows of {@code columns} elements to columns of one panel. */
  static void block(Matrix from, int i, int j, Matrix to, int rows, int columns) {
    for (int column = j; column < j + columns; column++) {
      int source = from.index(i, column);
      int target = to.index(column, i);
      for (int row = 0; row < rows; row++) {
        to.data[target + row] = from.data[source + row * from.rowStride];
      }
    }
  }

  /** Copies as many rows as a panel has columns from one panel to another. */
  static void square(float[] from, int source, float[] to, int target) {
    for (int column = 0; column < Matrix.PANEL; column++) {
      for (int row = 0; row < Matrix.PANEL; row++) {
        to[target + column * Matrix.PANEL + row] = from[source + row * Matrix.PANEL + column];
      }
    }
  }
}
