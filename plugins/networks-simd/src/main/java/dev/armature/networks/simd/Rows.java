package dev.armature.networks.simd;

import dev.armature.networks.simd.kernels.Span;

/** Copies rows between a caller's dense arrays and padded memory. */
final class Rows {

  private Rows() {}

  /** Copies rows of {@code columns} elements, row 0 being at {@code at}, to rows of a width. */
  static void pad(float[] from, int at, int columns, Span to, int width, int fromRow, int toRow) {
    for (int row = fromRow; row < toRow; row++) {
      int source = at + row * columns;
      int target = to.offset + row * width;
      for (int j = 0; j < columns; j++) {
        to.data[target + j] = from[source + j];
      }
    }
  }

  /** The way back of {@link #pad}. */
  static void unpad(Span from, int width, float[] to, int at, int columns, int fromRow, int toRow) {
    for (int row = fromRow; row < toRow; row++) {
      int source = from.offset + row * width;
      int target = at + row * columns;
      for (int j = 0; j < columns; j++) {
        to[target + j] = from.data[source + j];
      }
    }
  }
}
