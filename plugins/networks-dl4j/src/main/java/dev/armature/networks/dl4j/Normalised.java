package dev.armature.networks.dl4j;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Layer normalisation over the d units of each row (Ba et al. 2016), in place:
 *
 * <pre>
 * u = v g + h,   v = (z − mean z) / s,   s = √(var z + 1e-5)
 * dg = Σ du v,   dh = Σ du over the rows
 * dz = (dv − mean dv − v mean(dv v)) / s,   dv = du g
 * </pre>
 *
 * Means over a row are products with a column of 1/d.
 */
final class Normalised {

  private static final float EPSILON = 1e-5f;

  private Normalised() {}

  /**
   * @param signal z, which becomes u
   * @param scratch an array of the same shape
   * @param ones a row of n ones
   */
  static Stage stage(
      ParameterVector.Normalisation parameters,
      Optional<ParameterVector.Normalisation> gradients,
      Signal signal,
      INDArray scratch,
      INDArray ones,
      Arena arena) {
    INDArray u = signal.value();
    INDArray du = signal.gradient();
    INDArray normalised = arena.matrix(u.columns());
    INDArray mean = arena.matrix(1);
    INDArray deviation = arena.matrix(1);
    INDArray average = arena.column(u.columns(), 1.0 / u.columns());
    Op root = new Sqrt(deviation, deviation);
    List<Runnable> forward =
        List.of(
            Product.AB.bind(mean, u, average, false),
            BoundOperation.of("subtract", normalised, u, mean),
            BoundOperation.of("multiply", scratch, normalised, normalised),
            Product.AB.bind(deviation, scratch, average, false),
            BoundOperation.of("add", deviation, deviation, Nd4j.scalar(EPSILON)),
            () -> Nd4j.getExecutioner().exec(root),
            BoundOperation.of("divide", normalised, normalised, deviation),
            BoundOperation.of("multiply", u, normalised, parameters.gain()),
            BoundOperation.of("biasadd", u, u, parameters.shift()));
    List<Runnable> inputGradient =
        List.of(
            BoundOperation.of("multiply", du, du, parameters.gain()),
            BoundOperation.of("multiply", scratch, du, normalised),
            Product.AB.bind(mean, scratch, average, false),
            BoundOperation.of("multiply", scratch, normalised, mean),
            Product.AB.bind(mean, du, average, false),
            BoundOperation.of("subtract", du, du, scratch),
            BoundOperation.of("subtract", du, du, mean),
            BoundOperation.of("divide", du, du, deviation));
    return new Stage(
        forward,
        gradients
            .map(into -> parameterGradients(into, du, normalised, scratch, ones, false))
            .orElse(List.of()),
        gradients
            .map(into -> parameterGradients(into, du, normalised, scratch, ones, true))
            .orElse(List.of()),
        inputGradient);
  }

  private static List<BoundOperation> parameterGradients(
      ParameterVector.Normalisation into,
      INDArray du,
      INDArray normalised,
      INDArray scratch,
      INDArray ones,
      boolean add) {
    return List.of(
        BoundOperation.of("multiply", scratch, du, normalised),
        Product.AB.bind(into.gain().reshape(1, into.gain().length()), ones, scratch, add),
        Product.AB.bind(into.shift().reshape(1, into.shift().length()), ones, du, add));
  }
}
