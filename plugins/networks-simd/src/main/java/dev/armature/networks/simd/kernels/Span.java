package dev.armature.networks.simd.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** A stretch of an array that begins on a cache line: parameters, gradients, activations. */
public final class Span {

  /** The array. */
  public final float[] data;

  /** The index of the first element. */
  public final int offset;

  /** The number of elements. */
  public final int length;

  Span(float[] data, int offset, int length) {
    this.data = data;
    this.offset = offset;
    this.length = length;
  }

  /** A vector of the elements from {@code i} on. */
  FloatVector load(int i) {
    return FloatVector.fromArray(RegisterTile.SPECIES, data, offset + i);
  }

  /** Writes a vector over the elements from {@code i} on. */
  void store(int i, FloatVector vector) {
    vector.intoArray(data, offset + i);
  }

  /** Sets every element to 0. */
  public void clear() {
    Arrays.fill(data, offset, offset + length, 0);
  }

  /** A part of this one. */
  public Span part(int from, int length) {
    return new Span(data, offset + from, length);
  }

  /** These elements as rows of {@code width} elements, one after the other. */
  public Matrix rows(int width) {
    return new Matrix(data, offset, width, 1);
  }

  /** These elements as {@code rows} rows of {@code width}, as {@link Kernels#panel} says. */
  public Matrix weights(int rows, int width, Kernels kernels) {
    int panel = kernels.panel(width);
    return panel == width ? rows(width) : new Matrix(data, offset, panel, 1, rows * panel);
  }

  /** These elements as one row that is repeated without end. */
  public Matrix everyRow() {
    return new Matrix(data, offset, 0, 1);
  }

  /** A matrix of any size that holds the first of these elements everywhere. */
  public Matrix everywhere() {
    return new Matrix(data, offset, 0, 0);
  }
}
