package dev.armature.networks.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Native arrays that are freed together, at once rather than when Java's collector finds them. */
final class Arena implements AutoCloseable {

  private final List<INDArray> arrays = new ArrayList<>();

  /** A row-major array {@code [n, d]} of undefined values. */
  INDArray matrix(long n, long d) {
    return keep(Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', n, d));
  }

  /** A row-major array {@code [n, d]} of one value. */
  INDArray matrix(long n, long d, double value) {
    return matrix(n, d).assign(value);
  }

  INDArray scalar(double value) {
    return keep(Nd4j.scalar((float) value));
  }

  Signal signal(long n, long d) {
    return new Signal(matrix(n, d), matrix(n, d));
  }

  private INDArray keep(INDArray array) {
    arrays.add(array);
    return array;
  }

  /** Frees every array; what is bound to one must not run any more. */
  @Override
  public void close() {
    arrays.forEach(INDArray::close);
    arrays.clear();
  }
}
