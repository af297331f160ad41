package dev.armature.networks.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between Java arrays and contiguous ND4J arrays. */
final class HostMemory {

  private HostMemory() {}

  /** Fills {@code target} with the elements from {@code from} on. */
  static void write(float[] source, int from, INDArray target) {
    pointer(target).put(source, from, (int) target.length());
  }

  /** Hands over all elements, to {@code from} and after. */
  static void read(INDArray source, float[] target, int from) {
    pointer(source).get(target, from, (int) source.length());
  }

  private static FloatPointer pointer(INDArray array) {
    return ((FloatPointer) array.data().pointer()).position(array.offset());
  }
}
