package dev.armature.networks.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The native memory that passes over batches of different sizes take turns in.
 *
 * <p>ND4J gives the memory of an array back no sooner than Java's collector finds the array, and so
 * little of it is on Java's heap that this may be long. Batches whose size changes at every call
 * would fill the machine. So the arrays of a pass, which come in the same order for any number of
 * rows, are views of those of an earlier one wherever these are large enough.
 */
final class Arena {

  private final List<INDArray> blocks = new ArrayList<>();
  private int next;
  private int rows;

  /** Begins a pass over {@code n} rows; the memory of those before it is used again. */
  void begin(int n) {
    next = 0;
    rows = n;
  }

  /** A row-major array {@code [rows, columns]} of undefined values. */
  INDArray matrix(int columns) {
    long count = (long) rows * columns;
    // A power of two, so that a batch that grows a little at every call seldom needs new memory.
    long capacity = Math.max(1L, Long.highestOneBit(2L * rows - 1)) * columns;
    return block(count, capacity).reshape('c', rows, columns);
  }

  /** Values {@code [rows, columns]} and their gradient. */
  Signal signal(int columns) {
    return new Signal(matrix(columns), matrix(columns));
  }

  /** A row of as many ones as there are rows. */
  INDArray ones() {
    return matrix(1).reshape(1, rows).assign(1);
  }

  /** A column of {@code count} equal values. */
  INDArray column(int count, double value) {
    return block(count, count).reshape('c', count, 1).assign(value);
  }

  private INDArray block(long count, long capacity) {
    if (next == blocks.size() || blocks.get(next).length() < count) {
      INDArray block = Nd4j.createUninitializedDetached(DataType.FLOAT, capacity);
      if (next == blocks.size()) {
        blocks.add(block);
      } else {
        blocks.set(next, block);
      }
    }
    return blocks.get(next++).get(NDArrayIndex.interval(0, count));
  }
}
