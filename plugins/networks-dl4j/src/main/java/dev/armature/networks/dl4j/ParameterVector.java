package dev.armature.networks.dl4j;

import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One number for each parameter of a member: the parameters themselves, their gradients, or what an
 * optimizer keeps for them.
 *
 * <p>The layout is that of DL4J: for each layer the weights, the biases, then gain and shift of a
 * normalisation. DL4J's weights {@code [in, out]} stand column by column, which is PyTorch's {@code
 * [out, in]} row by row.
 */
final class ParameterVector {

  /** The views of one layer: weight {@code [in, out]}, bias {@code [out]}. */
  record Layer(INDArray weight, INDArray bias, Optional<Normalisation> normalisation) {}

  /** Gain and shift of a normalised layer, {@code [out]} each. */
  record Normalisation(INDArray gain, INDArray shift) {}

  private static final class Tensor {

    private final String name;
    private final int[] shape;
    private final INDArray values;

    Tensor(String name, int[] shape, INDArray values) {
      this.name = name;
      this.shape = shape;
      this.values = values;
    }

    float[] buffer() {
      return new float[Math.toIntExact(values.length())];
    }
  }

  private final INDArray all;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();

  /**
   * @param all {@link #length} elements, of which this becomes a view
   */
  ParameterVector(List<LayerShape> shapes, INDArray all) {
    this.all = all.reshape(all.length());
    long at = 0;
    for (int l = 0; l < shapes.size(); l++) {
      LayerShape shape = shapes.get(l);
      String name = "layers." + l;
      int in = shape.inputs();
      int out = shape.outputs();
      INDArray weight = tensor(name + ".weight", at, out, in).reshape('f', in, out);
      at += (long) in * out;
      INDArray bias = tensor(name + ".bias", at, out);
      at += out;
      Optional<Normalisation> normalisation = Optional.empty();
      if (shape.normalised()) {
        normalisation =
            Optional.of(
                new Normalisation(
                    tensor(name + ".norm.weight", at, out),
                    tensor(name + ".norm.bias", at + out, out)));
        at += 2L * out;
      }
      layers.add(new Layer(weight, bias, normalisation));
    }
  }

  /** A vector of its own, of zeros. */
  static ParameterVector zero(List<LayerShape> shapes) {
    return new ParameterVector(shapes, Nd4j.zeros(DataType.FLOAT, length(shapes)));
  }

  /** How many parameters a member has. */
  static long length(List<LayerShape> shapes) {
    return shapes.stream()
        .mapToLong(s -> (s.inputs() + (s.normalised() ? 3L : 1L)) * s.outputs())
        .sum();
  }

  private INDArray tensor(String name, long from, int... shape) {
    long length = 1;
    for (int size : shape) {
      length *= size;
    }
    INDArray values = all.get(NDArrayIndex.interval(from, from + length));
    tensors.add(new Tensor(name, shape, values));
    return values;
  }

  /** Draws weights and biases uniformly within ±1/√inputs; gain 1, shift 0. */
  void initialise(RandomStream random) {
    for (Layer layer : layers) {
      float bound = (float) (1 / Math.sqrt(layer.weight.rows()));
      draw(random, bound, layer.weight);
      draw(random, bound, layer.bias);
      layer.normalisation.ifPresent(
          it -> {
            it.gain.assign(1);
            it.shift.assign(0);
          });
    }
  }

  private static void draw(RandomStream random, float bound, INDArray target) {
    float[] values = new float[Math.toIntExact(target.length())];
    random.fillUniform(values, values.length, -bound, bound);
    HostMemory.write(values, 0, target);
  }

  /** Every number, {@code [length]}. */
  INDArray all() {
    return all;
  }

  Layer layer(int index) {
    return layers.get(index);
  }

  /** Hands every tensor over under its name and {@code suffix}. */
  void save(StateWriter out, String suffix) {
    for (Tensor tensor : tensors) {
      float[] values = tensor.buffer();
      HostMemory.read(tensor.values, values, 0);
      out.floats(tensor.name + suffix, tensor.shape, values);
    }
  }

  /** Takes every tensor over that {@link #save} handed over. */
  void load(StateReader in, String suffix) {
    for (Tensor tensor : tensors) {
      float[] values = tensor.buffer();
      in.floats(tensor.name + suffix, tensor.shape, values);
      HostMemory.write(values, 0, tensor.values);
    }
  }
}
