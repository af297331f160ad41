package dev.armature.networks.dl4j;

import dev.armature.api.RandomStream;
import dev.armature.api.StateReader;
import dev.armature.api.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
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

  private final List<LayerShape> shapes;
  private final INDArray all;
  private final List<Layer> layers = new ArrayList<>();

  /**
   * @param all {@link #length} elements, of which this becomes a view
   */
  ParameterVector(List<LayerShape> shapes, INDArray all) {
    this.shapes = shapes;
    this.all = all.reshape(all.length());
    long at = 0;
    for (LayerShape shape : shapes) {
      int out = shape.outputs();
      INDArray weight = part(at, shape.weights()).reshape('f', shape.inputs(), out);
      at += shape.weights();
      INDArray bias = part(at, out);
      at += out;
      Optional<Normalisation> normalisation = Optional.empty();
      if (shape.normalised()) {
        normalisation = Optional.of(new Normalisation(part(at, out), part(at + out, out)));
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
  static int length(List<LayerShape> shapes) {
    long length = shapes.stream().mapToLong(LayerShape::parameters).sum();
    return Math.toIntExact(length);
  }

  /** A view of {@code count} elements. */
  INDArray part(long from, long count) {
    return all.get(NDArrayIndex.interval(from, from + count));
  }

  /** Every number, {@code [length]}. */
  INDArray all() {
    return all;
  }

  Layer layer(int index) {
    return layers.get(index);
  }

  /** Draws weights and biases uniformly within ±1/√inputs; gain 1, shift 0. */
  void initialise(RandomStream random) {
    float[] values = new float[length(shapes)];
    int at = 0;
    for (LayerShape shape : shapes) {
      float bound = (float) (1 / Math.sqrt(shape.inputs()));
      at = draw(random, bound, values, at, shape.weights());
      at = draw(random, bound, values, at, shape.outputs());
      if (shape.normalised()) {
        Arrays.fill(values, at, at + shape.outputs(), 1);
        at += 2 * shape.outputs();
      }
    }
    write(values);
  }

  private static int draw(RandomStream random, float bound, float[] values, int at, int count) {
    float[] drawn = new float[count];
    random.fillUniform(drawn, count, -bound, bound);
    System.arraycopy(drawn, 0, values, at, count);
    return at + count;
  }

  /** Hands every tensor over under its name and {@code suffix}. */
  void save(StateWriter out, String suffix) {
    // Not straight from the vector: on a device, a view knows nothing of what became of its whole.
    float[] values = new float[length(shapes)];
    HostMemory.read(all.dup(), values, 0);
    int at = 0;
    for (Tensor tensor : Tensor.of(shapes)) {
      out.floats(
          tensor.name() + suffix,
          tensor.shape(),
          Arrays.copyOfRange(values, at, at + tensor.length()));
      at += tensor.length();
    }
  }

  /** Takes every tensor over that {@link #save} handed over, or none if one does not fit. */
  void load(StateReader in, String suffix) {
    float[] values = new float[length(shapes)];
    int at = 0;
    for (Tensor tensor : Tensor.of(shapes)) {
      float[] loaded = new float[tensor.length()];
      in.floats(tensor.name() + suffix, tensor.shape(), loaded);
      System.arraycopy(loaded, 0, values, at, loaded.length);
      at += loaded.length;
    }
    write(values);
  }

  private void write(float[] values) {
    INDArray copy = Nd4j.createUninitializedDetached(DataType.FLOAT, values.length);
    HostMemory.write(values, 0, copy);
    all.assign(copy);
  }
}
