package dev.armature.networks.simd.kernels;

/**
 * Elements of an array as a matrix: (i, j) lies at {@code offset + i · rowStride + j ·
 * columnStride}. A stride of 0 repeats a row or a column without storing it twice.
 */
public final class Matrix {

  // A cache line of each row that is written, so that lines are written whole.
  private static final int BLOCK = 16;

  final float[] data;
  final int offset;
  final int rowStride;
  final int columnStride;

  Matrix(float[] data, int offset, int rowStride, int columnStride) {
    this.data = data;
    this.offset = offset;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
  }

  /** The same elements with rows and columns exchanged. */
  public Matrix transposed() {
    return new Matrix(data, offset, columnStride, rowStride);
  }

  /** The index of the first element of a row. */
  int row(int i) {
    return offset + i * rowStride;
  }

  /** Copies some rows of this matrix to columns of another. */
  public void transposeTo(Matrix to, int fromRow, int toRow, int columns) {
    for (int block = fromRow; block < toRow; block += BLOCK) {
      int end = Math.min(block + BLOCK, toRow);
      for (int j = 0; j < columns; j++) {
        int source = offset + j * columnStride;
        int target = to.row(j);
        for (int i = block; i < end; i++) {
          to.data[target + i] = data[source + i * rowStride];
        }
      }
    }
  }
}
