package dev.armature.networks.dl4j;

import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between Java arrays and whole ND4J arrays. Those may live on a device: ND4J keeps a copy
 * of them in host memory and is told, or told to find out, which of the two is the newer.
 */
final class HostMemory {

  private HostMemory() {}

  /** Fills {@code target} with the elements from {@code from} on. */
  static void write(float[] source, int from, INDArray target) {
    int count = Math.toIntExact(target.length());
    Objects.checkFromIndexSize(from, count, source.length);
    pointer(target).put(source, from, count);
    Nd4j.getAffinityManager().tagLocation(target, Location.HOST);
  }

  /** Hands over all elements, to {@code from} and after. */
  static void read(INDArray source, float[] target, int from) {
    int count = Math.toIntExact(source.length());
    Objects.checkFromIndexSize(from, count, target.length);
    Nd4j.getAffinityManager().ensureLocation(source, Location.HOST);
    pointer(source).get(target, from, count);
  }

  private static FloatPointer pointer(INDArray array) {
    return ((FloatPointer) array.data().pointer()).position(0);
  }
}
