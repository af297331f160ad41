package dev.armature.networks.simd.kernels;

/**
 * Elements of an array as a matrix: (i, j) lies at {@code offset + i · rowStride + j ·
 * columnStride}. A stride of 0 repeats a row or a column without storing it twice.
 *
 * <p>A matrix <b>in panels</b> has its columns in groups of {@link #PANEL}: all rows of the first
 * group, then all rows of the second. What a block of a product reads of it then lies in one place,
 * where rows of 256 floats would contend for the same few places of the first cache.
 */
public final class Matrix {

  /** The columns of a panel: two vectors. */
  static final int PANEL = 2 * RegisterTile.LANES;

  final float[] data;
  final int offset;
  final int rowStride;
  final int columnStride;

  /** From a panel to the next one. */
  final int panelStride;

  /** A matrix that is not in panels. */
  Matrix(float[] data, int offset, int rowStride, int columnStride) {
    this(data, offset, rowStride, columnStride, PANEL * columnStride);
  }

  Matrix(float[] data, int offset, int rowStride, int columnStride, int panelStride) {
    this.data = data;
    this.offset = offset;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
    this.panelStride = panelStride;
  }

  /** The same elements with rows and columns exchanged; not for a matrix in panels. */
  public Matrix transposed() {
    return new Matrix(data, offset, columnStride, rowStride);
  }

  /** The index of the first element of a row. */
  int row(int i) {
    return offset + i * rowStride;
  }

  /** The index of an element. */
  int index(int i, int j) {
    return row(i) + j / PANEL * panelStride + j % PANEL * columnStride;
  }

  /** The same for a column that a panel begins with. */
  int at(int i, int j) {
    return offset + i * rowStride + j / PANEL * panelStride;
  }
}
